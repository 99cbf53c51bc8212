package launchbot.sandbox;

import static launchbot.sandbox.SandboxCommandTest.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slack misbehaving on purpose, restarts, and those who may not come in. */
class SandboxTroubleTest {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @Test
  void faultsBefallTheCallsTheyNameAndEnd() {
    try (var bot = new EchoBot()) {
      var args = Json.of("channel", Cast.LAUNCH, "text", "x");
      bot.sandbox.faults().down();
      assertThat(bot.apiResponse("auth.test", EchoBot.TOKEN, args).statusCode()).isEqualTo(503);
      bot.sandbox.faults().clear();
      bot.sandbox.faults().rateLimited(Duration.ofSeconds(30), "chat.postMessage");
      HttpResponse<String> limited = bot.apiResponse("chat.postMessage", EchoBot.TOKEN, args);
      assertThat(limited.statusCode()).isEqualTo(429);
      assertThat(limited.headers().firstValue("Retry-After")).contains("30");
      assertThat(limited.body()).contains("ratelimited");
      assertThat(Json.flag(bot.api("auth.test"), "ok")).isTrue();
      bot.sandbox.faults().clear();
      bot.sandbox.faults().fail(null, "internal_error", 1);
      assertThat(error(bot.api("auth.test"))).isEqualTo("internal_error");
      assertThat(Json.flag(bot.api("auth.test"), "ok")).isTrue();
      bot.sandbox.faults().timesOutAfter("chat.postMessage", Duration.ofMillis(400), 1);
      long start = System.nanoTime();
      bot.apiResponse("chat.postMessage", EchoBot.TOKEN, args);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
      assertThat(bot.sandbox.messages(Cast.LAUNCH)).hasSize(1);
      assertThat(bot.sandbox.rejected()).isEmpty();
    }
  }

  @Test
  void thePageSwitchesTheSameFaults() {
    try (var bot = new EchoBot()) {
      assertThat(ui(bot, "faults", "{\"kind\":\"down\"}").body()).contains("down");
      assertThat(bot.apiResponse("auth.test", EchoBot.TOKEN, new JsonObject()).statusCode())
          .isEqualTo(503);
      ui(bot, "faults", "{\"kind\":\"clear\"}");
      assertThat(ui(bot, "faults", "{\"kind\":\"flood\"}").statusCode()).isEqualTo(400);
      assertThat(ui(bot, "faults", "{\"kind\":\"slow\",\"millis\":\"soon\"}").statusCode())
          .isEqualTo(400);
      assertThat(Json.flag(bot.api("auth.test"), "ok")).isTrue();
    }
  }

  @Test
  void theJournalSurvivesAndForgivesATornLastLine(@TempDir Path folder) throws IOException {
    Path journal = folder.resolve("deep").resolve("journal.jsonl");
    String ts;
    try (var bot = new EchoBot(settings -> settings.journal(journal))) {
      SandboxPerson ada = bot.sandbox.as(Cast.ADA);
      ts = ada.say(Cast.LAUNCH, "first");
      ada.edit(Cast.LAUNCH, ts, "first, edited");
      ada.reply(Cast.LAUNCH, ts, "reply");
      ada.delete(Cast.LAUNCH, ada.say(Cast.LAUNCH, "gone"));
      ada.attach(Cast.LAUNCH, null, "", "a.txt", new byte[] {1, 2});
      bot.api("pins.add", "channel", Cast.LAUNCH, "timestamp", ts);
      bot.api("chat.postMessage", "channel", Cast.BEN, "text", "direct");
      bot.sandbox.archiveChannel(Cast.GENERAL);
      JsonObject home = Json.of("type", "home", "blocks", List.of(Json.of("type", "divider")));
      bot.api("views.publish", "user_id", Cast.ADA, "view", home);
    }
    Files.writeString(journal, "{\"fact\":\"mess", StandardOpenOption.APPEND);
    Files.write(journal, new byte[] {(byte) 0xc3}, StandardOpenOption.APPEND);
    for (int restart = 0; restart < 2; restart++) {
      try (var bot = new EchoBot(settings -> settings.journal(journal))) {
        List<JsonObject> messages = bot.sandbox.messages(Cast.LAUNCH);
        assertThat(messages).hasSize(2 + restart);
        assertThat(Json.text(messages.getFirst(), "text")).isEqualTo("first, edited");
        assertThat(bot.sandbox.thread(Cast.LAUNCH, ts)).hasSize(1);
        assertThat(bot.sandbox.pins(Cast.LAUNCH)).containsExactly(ts);
        assertThat(bot.sandbox.messages(bot.sandbox.as(Cast.BEN).direct())).hasSize(1);
        assertThat(bot.sandbox.home(Cast.ADA)).isPresent();
        assertThat(bot.sandbox.channels())
            .anyMatch(channel -> channel.id().equals(Cast.GENERAL) && channel.archived());
        String next = bot.sandbox.as(Cast.BEN).say(Cast.LAUNCH, "after restart " + restart);
        assertThat(next).isGreaterThan(Json.text(messages.getLast(), "ts", ""));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/sandbox,localhost:1,,200",
    "/sandbox,127.0.0.1,,200",
    "/sandbox,[::1]:3000,,200",
    "/sandbox,evil.example,,403",
    "/sandbox,127.0.0.1.evil.example,,403",
    "/sandbox/assets/app.js,evil.example,,403",
    "/sandbox/ui/state,evil.example,,403",
    "/sandbox/assets/page.css,localhost,,200",
    "/sandbox/assets/..%2Fpage.css,localhost,,404",
    "/sandbox/assets/nothing.js,localhost,,404",
    "POST /sandbox/ui/home,localhost:80,http://localhost:80,200",
    "POST /sandbox/ui/home,localhost:80,http://evil.example,403",
    "POST /sandbox/ui/home,localhost:80,null,403",
    "POST /sandbox/ui/home,evil.example,,403",
  })
  void onlyThisMachinesOwnPageComesIn(String route, String host, String origin, int status)
      throws IOException {
    try (var bot = new EchoBot();
        var socket = new Socket(InetAddress.getByAddress(LOOPBACK), bot.slackPort())) {
      boolean post = route.startsWith("POST ");
      String body = post ? "{\"as\":\"" + Cast.ADA + "\"}" : "";
      String request =
          (post ? "POST " : "GET ")
              + route.replace("POST ", "")
              + " HTTP/1.1\r\nConnection: close\r\nHost: "
              + host
              + (origin == null ? "" : "\r\nOrigin: " + origin)
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status);
      if (route.equals("/sandbox") && status == 200) {
        assertThat(answer).contains("Content-Security-Policy: default-src 'none'", "no-cache");
      }
    }
  }

  private static HttpResponse<String> ui(EchoBot bot, String action, String body) {
    return bot.send(
        HttpRequest.newBuilder(bot.slackUrl("/sandbox/ui/" + action))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
