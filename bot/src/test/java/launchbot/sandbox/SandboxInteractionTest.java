package launchbot.sandbox;

import static launchbot.sandbox.SandboxCommandTest.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import launchbot.sandbox.EchoBot.Reply;
import launchbot.sandbox.EchoBot.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxInteractionTest {

  private static final String BLOCKS =
      """
      [{"type":"section","block_id":"entry","text":{"type":"mrkdwn","text":"*#1* Login loops"},
        "accessory":{"type":"overflow","action_id":"more","options":[
          {"text":{"type":"plain_text","text":"Edit"},"value":"edit:1"},
          {"text":{"type":"plain_text","text":"Delete"},"value":"delete:1"}]}},
       {"type":"actions","block_id":"do","elements":[
         {"type":"button","action_id":"fix","text":{"type":"plain_text","text":"Fix"},"value":"1"},
         {"type":"users_select","action_id":"owner"}]}]
      """;

  private final EchoBot bot =
      new EchoBot(settings -> settings.eventRetries(List.of(Duration.ZERO, Duration.ofMillis(50))));
  private final SandboxPerson ada = bot.sandbox.as(Cast.ADA);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void aClickCarriesTheMessageItsStateAndAWayToAnswer() {
    String ts = post(Cast.LAUNCH);
    assertThat(ada.choose(ts, "owner", Cast.BEN).httpStatus()).isEqualTo(200);
    assertThat(action().get("selected_user").getAsString()).isEqualTo(Cast.BEN);
    ada.click(ts, "fix", "1");
    JsonObject payload = bot.last("block_actions").json();
    assertThat(action().get("value").getAsString()).isEqualTo("1");
    assertThat(payload.getAsJsonObject("message").get("ts").getAsString()).isEqualTo(ts);
    assertThat(payload.getAsJsonObject("state").toString())
        .contains("\"do\":{\"owner\":{\"type\":\"users_select\",\"selected_user\":\"U0BEN00001\"");
    ada.choose(ts, "more", "delete:1");
    assertThat(Json.text(Json.object(action(), "selected_option"), "value")).isEqualTo("delete:1");
    String url = Json.text(payload, "response_url", "");
    bot.respond(url, "{\"replace_original\":true,\"text\":\"Done\"}");
    JsonObject message = bot.sandbox.messages(Cast.LAUNCH).getFirst();
    assertThat(Answer.shown(message)).isEqualTo("Done");
    bot.respond(url, "{\"delete_original\":true}");
    assertThat(bot.sandbox.messages(Cast.LAUNCH)).isEmpty();
    assertThatThrownBy(() -> ada.click(ts, "fix")).hasMessageContaining("no message");
  }

  @Test
  void ephemeralMessagesHaveNoMessageInThePayloadAndAreReplacedInPlace() {
    bot.api("chat.postEphemeral", "channel", Cast.LAUNCH, "user", Cast.ADA, "blocks", blocks());
    String ts = Json.text(bot.sandbox.ephemerals(Cast.ADA, Cast.LAUNCH).getFirst(), "ts", "");
    ada.click(ts, "fix");
    JsonObject payload = bot.last("block_actions").json();
    assertThat(payload.has("message")).isFalse();
    assertThat(Json.flag(Json.object(payload, "container"), "is_ephemeral")).isTrue();
    bot.respond(
        Json.text(payload, "response_url", ""), "{\"replace_original\":true,\"text\":\"ok\"}");
    assertThat(bot.sandbox.ephemerals(Cast.ADA, Cast.LAUNCH))
        .singleElement()
        .satisfies(message -> assertThat(Json.text(message, "text")).isEqualTo("ok"));
  }

  @Test
  void aModalIsCheckedThenSubmittedWithItsState() {
    String view = openModal();
    assertThat(ada.submit(view, Map.of("what", "Login loops")).errors())
        .containsEntry("severity", "Please complete this required field.");
    assertThat(ada.submit(view, Map.of("what", "x".repeat(41), "severity", "low")).errors())
        .containsKey("what");
    bot.reply =
        _ -> Reply.json("{\"response_action\":\"errors\",\"errors\":{\"what\":\"Too vague\"}}");
    assertThat(ada.submit(view, filled()).errors()).containsEntry("what", "Too vague");
    JsonObject sent = bot.last("view_submission").json().getAsJsonObject("view");
    assertThat(Json.object(sent, "state").toString())
        .contains("\"what\":{\"text\":{\"type\":\"plain_text_input\",\"value\":\"Login loops\"}}")
        .contains("\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Blocker\"")
        .contains("\"selected_user\":\"U0BEN00001\"");
    assertThat(Json.text(sent, "private_metadata")).isEqualTo("m");
    bot.reply = _ -> Reply.json("{\"response_action\":\"errors\",\"errors\":{\"gone\":\"x\"}}");
    assertThat(ada.submit(view, filled()).trouble())
        .isEqualTo("We had some trouble connecting. Try again?");
    bot.reply = _ -> Reply.EMPTY;
    assertThat(ada.submit(view, filled()).closed()).isTrue();
    assertThat(bot.sandbox.openView(Cast.ADA)).isEmpty();
  }

  @Test
  void viewsAreUpdatedByHashPushedAndClosed() {
    String id = openModal();
    JsonElement view = Json.parse(SandboxCommandTest.VIEW).orElseThrow();
    String hash = Json.text(bot.sandbox.openView(Cast.ADA).orElseThrow(), "hash", "");
    assertThat(bot.api("views.update", "view_id", id, "hash", hash, "view", view).has("view"))
        .isTrue();
    assertThat(
            SandboxCommandTest.error(
                bot.api("views.update", "view_id", id, "hash", hash, "view", view)))
        .isEqualTo("hash_conflict");
    bot.reply = _ -> Reply.json("{\"response_action\":\"push\",\"view\":" + view + "}");
    assertThat(ada.submit(id, filled()).closed()).isTrue();
    JsonObject top = bot.sandbox.openView(Cast.ADA).orElseThrow();
    assertThat(Json.text(top, "previous_view_id")).isEqualTo(id);
    bot.reply = _ -> Reply.EMPTY;
    ada.close();
    assertThat(Json.text(bot.last("view_closed").json().getAsJsonObject("view"), "id"))
        .isEqualTo(Json.text(top, "id"));
    assertThat(Json.text(bot.sandbox.openView(Cast.ADA).orElseThrow(), "id")).isEqualTo(id);
    bot.reply = _ -> Reply.json("{\"response_action\":\"clear\"}");
    ada.submit(id, filled());
    assertThat(bot.sandbox.openView(Cast.ADA)).isEmpty();
  }

  @Test
  void aShortcutBringsTheMessage() {
    String ts = ada.say(Cast.LAUNCH, "Checkout shows a blank page");
    ada.shortcut("triage_message", Cast.LAUNCH, ts);
    JsonObject payload = bot.last("message_action").json();
    assertThat(Json.text(payload.getAsJsonObject("message"), "text"))
        .isEqualTo("Checkout shows a blank page");
    assertThat(payload.keySet())
        .contains("trigger_id", "response_url", "callback_id", "message_ts", "action_ts");
  }

  @Test
  void mentionsArriveAsEventsAlsoInThreadsAndAreRetried() {
    var refused = new boolean[] {true};
    bot.reply =
        request -> {
          boolean first = refused[0] && request.json().has("event");
          refused[0] = false;
          return first ? new Reply(500, "text/plain", "") : Reply.EMPTY;
        };
    String ts = ada.say(Cast.LAUNCH, "@launchbot triage list");
    await().until(() -> events("app_mention").size() + events("message").size() >= 3);
    ada.reply(Cast.LAUNCH, ts, "@launchbot help");
    await().until(() -> events("app_mention").size() >= 2);
    JsonObject mention = events("app_mention").getLast().json();
    assertThat(Json.object(mention, "event").toString())
        .contains("<@U0LAUNCHBOT> help")
        .contains("\"thread_ts\":\"" + ts + "\"");
    assertThat(mention.keySet())
        .contains("event_id", "event_time", "authorizations", "api_app_id", "team_id");
    await()
        .untilAsserted(() ->
            assertThat(bot.requests)
                .anySatisfy(request ->
                    assertThat(request.headers())
                        .containsEntry("X-Slack-Retry-Num", "1")
                        .containsEntry("X-Slack-Retry-Reason", "http_error")));
    assertThat(bot.sandbox.deliveries()).anyMatch(delivery -> delivery.attempt() == 1);
  }

  private List<Request> events(String type) {
    return bot.requests.stream()
        .filter(request -> type.equals(Json.text(Json.object(request.json(), "event"), "type")))
        .toList();
  }

  private String openModal() {
    bot.reply =
        request -> {
          JsonElement view = Json.parse(SandboxCommandTest.VIEW).orElseThrow();
          bot.api("views.open", "trigger_id", request.field("trigger_id"), "view", view);
          return Reply.EMPTY;
        };
    ada.command(Cast.LAUNCH, "/triage add");
    bot.reply = _ -> Reply.EMPTY;
    return Json.text(bot.sandbox.openView(Cast.ADA).orElseThrow(), "id", "");
  }

  private String post(String channel) {
    return Json.text(
        bot.api("chat.postMessage", "channel", channel, "text", "x", "blocks", blocks()), "ts", "");
  }

  private static JsonElement blocks() {
    return Json.parse(BLOCKS).orElseThrow();
  }

  private JsonObject action() {
    return bot.last("block_actions").json().getAsJsonArray("actions").get(0).getAsJsonObject();
  }
}
