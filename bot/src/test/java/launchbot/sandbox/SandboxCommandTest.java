package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import launchbot.sandbox.EchoBot.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxCommandTest {

  private final EchoBot bot = new EchoBot();

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void aCommandArrivesSignedAndEscaped() {
    bot.reply = _ -> new Reply(200, "text/plain", "Saved.");
    Answer answer =
        bot.sandbox
            .as(Cast.ADA)
            .command(Cast.LAUNCH, "/triage add @Ben Okafor & #support <b> https://x.example/a?b=1");
    assertThat(answer.text()).isEqualTo("Saved.");
    assertThat(answer.inChannel()).isFalse();
    assertThat(bot.last().form())
        .containsEntry("command", "/triage")
        .containsEntry(
            "text",
            "add <@U0BEN00001|ben> &amp; <#C0SUPPORT1|support> &lt;b&gt; <https://x.example/a?b=1>")
        .containsEntry("team_id", Cast.TEAM)
        .containsEntry("api_app_id", Cast.APP)
        .containsEntry("user_name", "ada")
        .containsEntry("channel_name", "launch")
        .containsEntry("is_enterprise_install", "false")
        .containsKeys("token", "team_domain", "response_url", "trigger_id", "user_id");
    assertThat(bot.sandbox.ephemerals(Cast.ADA, Cast.LAUNCH)).hasSize(1);
    assertThat(bot.sandbox.ephemerals(Cast.BEN, Cast.LAUNCH)).isEmpty();
    assertThat(bot.sandbox.messages(Cast.LAUNCH)).isEmpty();
  }

  @Test
  void aJsonAckMayAnswerTheWholeChannel() {
    bot.reply = _ -> Reply.json("{'response_type':'in_channel','text':'Hi'}".replace('\'', '"'));
    Answer answer = bot.sandbox.as(Cast.BEN).command(Cast.LAUNCH, "/triage");
    assertThat(answer.inChannel()).isTrue();
    assertThat(bot.sandbox.messages(Cast.LAUNCH))
        .singleElement()
        .satisfies(message -> assertThat(Json.text(message, "text")).isEqualTo("Hi"));
  }

  @Test
  void afterThreeSecondsTheUserReadsOfATimeout() {
    bot.reply =
        _ -> {
          sleep(3500);
          return Reply.EMPTY;
        };
    Answer answer = bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage");
    assertThat(answer.timedOut()).isTrue();
    assertThat(answer.text()).isEqualTo("/triage failed with the error “operation_timeout”");
  }

  @Test
  void aFailingBotIsNamedAndInThreadsNoCommandRuns() {
    bot.reply = _ -> new Reply(500, "text/plain", "oops");
    SandboxPerson ada = bot.sandbox.as(Cast.ADA);
    assertThat(ada.command(Cast.LAUNCH, "/triage").error()).isEqualTo("http_service_error");
    String ts = ada.say(Cast.LAUNCH, "hello");
    bot.requests.clear();
    assertThat(ada.commandInThread(Cast.LAUNCH, ts, "/triage list").text())
        .isEqualTo("/triage is not supported in threads. Sorry!");
    assertThat(bot.requests.stream().filter(one -> one.type().equals("command"))).isEmpty();
    assertThat(ada.command(Cast.LAUNCH, "/nonsense").text()).contains("is not a valid command");
  }

  @Test
  void aResponseUrlAnswersFiveTimes() {
    bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage");
    String url = bot.last("command").field("response_url");
    for (int i = 0; i < 5; i++) {
      assertThat(bot.respond(url, "{\"text\":\"later\"}").statusCode()).isEqualTo(200);
    }
    assertThat(bot.respond(url, "{\"text\":\"later\"}").body()).contains("used_url");
    assertThat(bot.sandbox.ephemerals(Cast.ADA, Cast.LAUNCH)).hasSize(5);
    assertThat(bot.respond(url.replaceAll("-\\w+$", "-00"), "{\"text\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTriggerOpensOneModalWithinThreeSeconds() {
    bot.reply =
        request -> {
          String trigger = request.field("trigger_id");
          assertThat(open(trigger).get("ok").getAsBoolean()).isTrue();
          return Reply.EMPTY;
        };
    Answer answer = bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage add");
    assertThat(Answer.shown(java.util.Objects.requireNonNull(answer.openedView())))
        .contains("What is broken?");
    assertThat(error(open(bot.last("command").field("trigger_id"))))
        .isEqualTo("exchanged_trigger_id");
    bot.reply = _ -> Reply.EMPTY;
    bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage add");
    sleep(3100);
    assertThat(error(open(bot.last("command").field("trigger_id"))))
        .isEqualTo("expired_trigger_id");
    assertThat(error(open("1.2.3"))).isEqualTo("invalid_trigger_id");
  }

  @Test
  void aRefusedViewLeavesItsTriggerUsable() {
    bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage add");
    String trigger = bot.last("command").field("trigger_id");
    JsonObject untitled = Json.of("type", "modal", "blocks", List.of());
    assertThat(error(bot.api("views.open", "trigger_id", trigger, "view", untitled)))
        .isEqualTo("invalid_arguments");
    assertThat(open(trigger).has("view")).isTrue();
  }

  @Test
  void invitingTheBotLetsItIntoAPrivateChannel() {
    assertThat(error(bot.api("chat.postMessage", "channel", Cast.FOUNDERS, "text", "x")))
        .isEqualTo("channel_not_found");
    bot.sandbox.as(Cast.ADA).command(Cast.FOUNDERS, "/invite @launchbot");
    assertThat(bot.api("chat.postMessage", "channel", Cast.FOUNDERS, "text", "x").get("ok"))
        .isEqualTo(Json.element(true));
  }

  private JsonObject open(String trigger) {
    return bot.api("views.open", "trigger_id", trigger, "view", Json.parse(VIEW).orElseThrow());
  }

  static final String VIEW =
      """
      {"type":"modal","callback_id":"triage_add","title":{"type":"plain_text","text":"New entry"},
       "submit":{"type":"plain_text","text":"Save"},"close":{"type":"plain_text","text":"Cancel"},
       "private_metadata":"m","notify_on_close":true,
       "blocks":[
        {"type":"input","block_id":"what","label":{"type":"plain_text","text":"What is broken?"},
         "element":{"type":"plain_text_input","action_id":"text","max_length":40}},
        {"type":"input","block_id":"severity","label":{"type":"plain_text","text":"Severity"},
         "element":{"type":"static_select","action_id":"choice","options":[
          {"text":{"type":"plain_text","text":"Blocker"},"value":"blocker"},
          {"text":{"type":"plain_text","text":"Low"},"value":"low"}]}},
        {"type":"input","block_id":"owner","optional":true,
         "label":{"type":"plain_text","text":"Owner"},
         "element":{"type":"users_select","action_id":"person"}}]}
      """;

  static String error(JsonObject answer) {
    return Json.text(answer, "error", "none: " + answer);
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> filled() {
    return Map.of("what", "Login loops", "severity", "blocker", "owner", Cast.BEN);
  }
}
