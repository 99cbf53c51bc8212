package launchbot.sandbox;

import static launchbot.sandbox.SandboxCommandTest.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Slack enforces, and the switches that make it do so. */
class SandboxFaultsTest {

  @ParameterizedTest
  @CsvSource({
    "chat.postMessage,chat:write",
    "chat.update,chat:write",
    "pins.add,pins:write",
    "users.info,users:read",
    "conversations.history,channels:history",
    "conversations.info,channels:read",
    "conversations.setTopic,channels:manage",
    "conversations.open,im:write",
    "files.info,files:read",
  })
  void aScopeThatWasSwitchedOffIsMissed(String method, String scope) {
    try (var bot = new EchoBot()) {
      JsonObject args = Json.of("channel", Cast.LAUNCH, "text", "x", "user", Cast.BEN);
      assertThat(bot.apiResponse(method, EchoBot.TOKEN, args).body())
          .doesNotContain("missing_scope");
      switched(bot, "{\"kind\":\"scope\",\"scope\":\"" + scope + "\",\"on\":false}");
      HttpResponse<String> refused = bot.apiResponse(method, EchoBot.TOKEN, args);
      JsonObject answer = Json.parse(refused.body()).orElseThrow().getAsJsonObject();
      assertThat(error(answer)).isEqualTo("missing_scope");
      assertThat(Json.text(answer, "needed")).isEqualTo(scope);
      assertThat(Json.text(answer, "provided", "").split(",", -1)).doesNotContain(scope);
      assertThat(refused.headers().firstValue("X-OAuth-Scopes"))
          .contains(Json.text(answer, "provided", ""));
      switched(bot, "{\"kind\":\"scope\",\"scope\":\"" + scope + "\",\"on\":true}");
      assertThat(bot.apiResponse(method, EchoBot.TOKEN, args).body())
          .doesNotContain("missing_scope");
      assertThat(bot.sandbox.rejected())
          .as("what was switched off is no mistake of the bot")
          .noneMatch(one -> one.error().equals("missing_scope"));
    }
  }

  @Test
  void aScopeThatTheManifestDoesNotAskForIsTheBotsMistake() {
    try (var bot = new EchoBot(settings -> settings.scopes(Set.of("chat:write")))) {
      assertThat(error(bot.api("users.list"))).isEqualTo("missing_scope");
      assertThat(bot.sandbox.rejected().getLast().messages()).containsExactly("needed: users:read");
      bot.sandbox.kick(Cast.BOT, Cast.SUPPORT);
      assertThat(error(bot.api("chat.postMessage", "channel", Cast.SUPPORT, "text", "x")))
          .isEqualTo("not_in_channel");
    }
  }

  @Test
  void refusalsAreAboutOneChannelUntilTheyAreSwitchedOff() {
    try (var bot = new EchoBot()) {
      for (String code : List.of("is_archived", "not_in_channel", "channel_not_found")) {
        JsonObject on =
            switched(
                bot,
                "{\"kind\":\"refuse\",\"channel\":\"%s\",\"error\":\"%s\"}"
                    .formatted(Cast.LAUNCH, code));
        assertThat(error(post(bot, Cast.LAUNCH))).isEqualTo(code);
        assertThat(error(post(bot, "#launch"))).isEqualTo(code);
        assertThat(Json.flag(post(bot, Cast.SUPPORT), "ok")).isTrue();
        String id = Json.text(Json.objects(Json.array(on, "faults")).getFirst(), "id");
        switched(bot, "{\"kind\":\"off\",\"id\":" + id + "}");
        assertThat(Json.flag(post(bot, Cast.LAUNCH), "ok")).isTrue();
      }
      assertThat(bot.sandbox.rejected()).isEmpty();
    }
  }

  @Test
  void responseUrlsServeFiveTimesInHalfAnHourOrAsLongAsTheSwitchSays() {
    Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
    try (var bot = new EchoBot(settings -> settings.clock(() -> now[0]))) {
      String url = responseUrl(bot);
      for (int use = 0; use < 5; use++) {
        assertThat(bot.respond(url, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
      }
      assertThat(bot.respond(url, "{\"text\":\"x\"}").body()).contains("used_url");
      assertThat(bot.sandbox.rejected().getLast().channel()).isEqualTo(Cast.LAUNCH);
      String next = responseUrl(bot);
      bot.sandbox.faults().refuse("response_url", null, "expired_url");
      assertThat(bot.respond(next, "{\"text\":\"x\"}").body()).contains("expired_url");
      bot.sandbox.faults().clear();
      assertThat(bot.respond(next, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
      now[0] = now[0].plus(Duration.ofMinutes(31));
      assertThat(bot.respond(next, "{\"text\":\"x\"}").body()).contains("expired_url");
    }
  }

  @Test
  void postingFasterThanOnceASecondIsRefusedAfterABurst() {
    Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
    try (var bot = new EchoBot(settings -> settings.clock(() -> now[0]))) {
      JsonObject args = Json.of("channel", Cast.LAUNCH, "text", "x");
      int taken = 0;
      HttpResponse<String> answer;
      do {
        answer = bot.apiResponse("chat.postMessage", EchoBot.TOKEN, args);
        taken++;
      } while (answer.statusCode() == 200 && taken < 100);
      assertThat(taken).isEqualTo(11);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(Json.flag(post(bot, Cast.SUPPORT), "ok")).isTrue();
      assertThat(bot.sandbox.rejected().getLast().error()).isEqualTo("ratelimited");
      now[0] = now[0].plusSeconds(1);
      assertThat(Json.flag(post(bot, Cast.LAUNCH), "ok")).isTrue();
      assertThat(error(post(bot, Cast.LAUNCH))).isEqualTo("ratelimited");
      bot.sandbox.faults().paced(false);
      assertThat(Json.flag(post(bot, Cast.LAUNCH), "ok")).isTrue();
    }
  }

  @Test
  void anAccountIsDeactivatedAndAllOffGivesItBack() {
    try (var bot = new EchoBot(settings -> settings.events(Set.of("user_change")))) {
      switched(bot, "{\"kind\":\"deactivated\",\"user\":\"" + Cast.GUS + "\",\"on\":true}");
      assertThat(bot.api("users.info", "user", Cast.GUS).toString()).contains("\"deleted\":true");
      org.awaitility.Awaitility.await()
          .until(() ->
              bot.requests.stream().anyMatch(one -> one.json().toString().contains("user_change")));
      JsonObject after = switched(bot, "{\"kind\":\"clear\"}");
      assertThat(Json.array(after, "faults")).isEmpty();
      assertThat(bot.api("users.info", "user", Cast.GUS).toString())
          .contains("\"is_ultra_restricted\":true");
      assertThat(bot.api("users.info", "user", Cast.EVE).toString()).contains("\"deleted\":true");
    }
  }

  @Test
  void whatIsOnAndWhatWasRejectedCanBeReadOverHttp() {
    try (var bot = new EchoBot()) {
      switched(bot, "{\"kind\":\"slow\",\"millis\":1}");
      bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", List.of(Json.of("type", "x")));
      assertThat(get(bot, "/sandbox/ui/faults")).contains("\"kind\":\"slow\"", "chat:write");
      assertThat(get(bot, "/sandbox/ui/rejected"))
          .contains("invalid_blocks", "json-pointer:/blocks/0", "\"channel\":\"C0LAUNCH01\"");
    }
  }

  private static JsonObject post(EchoBot bot, String channel) {
    return bot.api("chat.postMessage", "channel", channel, "text", "x");
  }

  private static String responseUrl(EchoBot bot) {
    bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage help");
    return bot.last("command").field("response_url");
  }

  private static JsonObject switched(EchoBot bot, String body) {
    HttpResponse<String> answer =
        bot.send(
            HttpRequest.newBuilder(bot.slackUrl("/sandbox/ui/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body()).orElseThrow().getAsJsonObject();
  }

  private static String get(EchoBot bot, String path) {
    return bot.send(HttpRequest.newBuilder(bot.slackUrl(path))).body();
  }
}
