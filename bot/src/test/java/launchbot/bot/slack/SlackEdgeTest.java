package launchbot.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import launchbot.bot.Wire;
import launchbot.bot.Wire.Sent;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom the entrance believes, what it takes, and what it answers to everything else. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackEdgeTest {
  private static final int MEBIBYTE = 1 << 20;

  private final AtomicReference<@Nullable Instant> frozen = new AtomicReference<>();
  private final TestDatabase database = TestDatabase.fresh();
  private Wire wire;

  @BeforeAll
  void open() {
    wire = Wire.open(database.url(), this::now);
    // The launch that the first command starts is not what these tests are about.
    wire.type("");
  }

  @AfterEach
  void timeGoesOn() {
    frozen.set(null);
  }

  @AfterAll
  void close() {
    wire.close();
    database.close();
  }

  private Instant now() {
    Instant still = frozen.get();
    return still == null ? Instant.now() : still;
  }

  @Test
  void aRequestWithTheSignatureOfItsBodyIsCarriedOut() {
    int before = rows().count("entry");
    var answer = wire.type("add Signup hangs for good | Nobody gets in !blocker");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Saved as");
    assertThat(rows().count("entry")).isEqualTo(before + 1);
  }

  @Test
  void aRequestWithAnyOtherSignatureIsRefusedAndNothingIsCarriedOut() {
    var good = wire.signed(Wire.FORM, Wire.form(wire.command("add A | b !blocker")));
    var other = wire.signed(Wire.FORM, Wire.form(wire.command("list")));
    String hex = good.signature().substring("v0=".length());
    int before = rows().count("entry", "history", "outbox", "receipt");

    assertRefused("none", wire.send(wire.bare(good)));
    assertRefused(
        "no timestamp", wire.send(wire.bare(good).header("X-Slack-Signature", good.signature())));
    assertRefused(
        "no signature",
        wire.send(wire.bare(good).header("X-Slack-Request-Timestamp", good.timestamp())));
    assertRefused("of another body", wire.send(good.signature(other.signature())));
    assertRefused(
        "of another secret",
        wire.send(good.signature(Wire.signature("another secret", good.timestamp(), good.body()))));
    assertRefused("upper case", wire.send(good.signature("v0=" + hex.toUpperCase(Locale.ROOT))));
    assertRefused("cut short", wire.send(good.signature("v0=" + hex.substring(0, 40))));
    assertRefused("longer", wire.send(good.signature("v0=" + hex + "00")));
    assertRefused("bare", wire.send(good.signature(hex)));
    assertRefused("another version", wire.send(good.signature("v1=" + hex)));
    assertRefused("empty", wire.send(good.signature("v0=")));
    assertThat(rows().count("entry", "history", "outbox", "receipt")).isEqualTo(before);
    assertThat(wire.send(good).statusCode()).isEqualTo(200);
  }

  /** Which of two headers counts is for nobody to choose. */
  @Test
  void repeatedHeadersAreRefused() {
    var good = wire.signed(Wire.FORM, Wire.form(wire.command("add Two heads | c !blocker")));
    int before = rows().count("entry", "receipt");

    assertRefused(
        "two signatures",
        wire.send(wire.request(good).header("X-Slack-Signature", good.signature())));
    assertRefused(
        "a bad one behind", wire.send(wire.request(good).header("X-Slack-Signature", "v0=00")));
    assertRefused(
        "two timestamps",
        wire.send(wire.request(good).header("X-Slack-Request-Timestamp", good.timestamp())));
    assertThat(rows().count("entry", "receipt")).isEqualTo(before);
  }

  @Test
  void aTimestampIsAWholeNumberOfSeconds() {
    for (String timestamp :
        List.of("", "now", "-1", "+1763640000", "1e9", "1763640000.5", "99999999999999999999")) {
      String body = Wire.form(wire.command("list"));
      var sent = new Sent(Wire.FORM, body, timestamp, Wire.signature(Wire.SECRET, timestamp, body));
      assertRefused("timestamp " + timestamp, wire.send(sent));
    }
  }

  @Test
  void aRequestIsBelievedForFiveMinutesEitherWay() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    frozen.set(now);
    String body = Wire.form(wire.command("list"));
    for (int seconds : List.of(-300, 300)) {
      assertThat(wire.send(wire.signed(Wire.FORM, body, now.plusSeconds(seconds))).statusCode())
          .as("%d s", seconds)
          .isEqualTo(200);
    }
    for (int seconds : List.of(-301, 301, -86_400, 86_400)) {
      assertRefused(
          seconds + " s", wire.send(wire.signed(Wire.FORM, body, now.plusSeconds(seconds))));
    }
  }

  @Test
  void aBodyThatEndsInANewLineKeepsItsSignature() {
    String body = Wire.form(wire.command("list")) + "&is_enterprise_install=false\r\n";
    assertThat(wire.send(wire.signed(Wire.FORM, body)).statusCode()).isEqualTo(200);
    String json = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"c\"}\r\n\r\n";
    assertThat(wire.send(wire.signed(Wire.JSON, json)).body()).contains("c");
  }

  @Test
  void aBodyOfAMebibyteIsTakenAndNothingLarger() {
    Sent largest = commandOf(MEBIBYTE);
    assertThat(largest.body()).hasSize(MEBIBYTE);
    assertThat(wire.send(largest).statusCode()).isEqualTo(200);
    assertThat(wire.sendInChunks(commandOf(MEBIBYTE)).statusCode()).isEqualTo(200);
    int before = rows().count("entry", "history", "outbox", "receipt");
    assertThat(wire.send(commandOf(MEBIBYTE + 1)).statusCode()).isEqualTo(413);
    assertThat(wire.sendInChunks(commandOf(MEBIBYTE + 1)).statusCode()).isEqualTo(413);
    assertThat(wire.send(commandOf(5_000_000)).statusCode()).isEqualTo(413);
    assertThat(wire.sendInChunks(commandOf(5_000_000)).statusCode()).isEqualTo(413);
    assertThat(rows().count("entry", "history", "outbox", "receipt")).isEqualTo(before);
  }

  @Test
  void whatCannotBeReadIsABadRequestAndNoFailureOfOurs() {
    String deep = "[".repeat(100_000);
    for (String json :
        List.of(
            "",
            " ",
            "{",
            "{\"type\":",
            "[]",
            "null",
            "\"text\"",
            "{}",
            "{\"type\":7}",
            "{\"type\":[]}",
            "{\"type\":\"nobody_knows_it\",\"team_id\":\"T0SANDBOX1\"}",
            "{\"type\":\"event_callback\",\"team_id\":\"T0SANDBOX1\"}",
            "{\"type\":\"event_callback\",\"team_id\":\"T0SANDBOX1\",\"event\":7}",
            "{\"type\":\"event_callback\",\"event\":" + deep,
            deep,
            "\0\0\0",
            "{\"type\":\"url_verification\0\"}",
            "\u00ff\u00fe{}")) {
      assertBad(json, wire.send(wire.signed(Wire.JSON, json)));
    }
    for (String form :
        List.of(
            "",
            "payload=",
            "payload=%7B",
            "payload=%5B%5D",
            "payload=null",
            "payload=%zz",
            "payload={}",
            "payload=%00",
            "command=%2Ftriage&team_id=T0SANDBOX1&text=%zz",
            "command=%2Ftriage&team_id=T0SANDBOX1&text=%",
            "command=%2Ftriage&team_id=T0SANDBOX1&text=a%00b&user_id=U0ADA00001&channel_id=C0LAUNCH01&trigger_id=1.2.3",
            "command=%2Ftriage&team_id=T0SANDBOX1",
            "command=%2Ftriage&team_id=T0SANDBOX1&user_id=U0ADA00001&channel_id=C0LAUNCH01&text=list",
            "what is this",
            "a=b&c=d",
            "=&=&&&")) {
      assertBad(form, wire.send(wire.signed(Wire.FORM, form)));
    }
  }

  @Test
  void interactionsThatLackTheirPartsAreBadRequests() {
    for (String type :
        List.of("block_actions", "view_submission", "message_action", "shortcut", "view_closed")) {
      JsonObject whole = wire.press("triage_list", "");
      whole.addProperty("type", type);
      whole.addProperty("callback_id", "triage_add_message");
      for (String part : List.of("user", "team", "actions", "view", "message", "channel")) {
        JsonObject broken = whole.deepCopy();
        broken.remove(part);
        assertThat(wire.interact(broken).statusCode())
            .as("%s without %s", type, part)
            .isIn(200, 400, 403, 404);
        broken.add(part, new JsonObject());
        assertThat(wire.interact(broken).statusCode())
            .as("%s with an empty %s", type, part)
            .isIn(200, 400, 403, 404);
      }
    }
  }

  @Test
  void aWorkspaceThatIsNotConnectedIsRefusedAndNothingIsCalledBack() throws IOException {
    try (var listener = new Listener()) {
      Map<String, String> fields = new HashMap<>(wire.command("add A | b !blocker"));
      fields.put("team_id", "T0NOBODY");
      fields.put("response_url", listener.url());
      int before = rows().count("entry", "history", "outbox", "receipt");
      var answer = wire.send(wire.signed(Wire.FORM, Wire.form(fields)));
      assertThat(answer.statusCode()).isEqualTo(403);
      JsonObject press = wire.press("triage_list", "");
      press.add("team", Wire.object("id", "T0NOBODY"));
      press.addProperty("response_url", listener.url());
      assertThat(wire.interact(press).statusCode()).isEqualTo(403);
      assertThat(rows().count("entry", "history", "outbox", "receipt")).isEqualTo(before);
      listener.heardNothing();
    }
  }

  /** The address came in with the request; the answer reaches the person another way. */
  @Test
  void anAnswerNeverGoesToAnAddressThatIsNotSlacks() throws IOException {
    try (var listener = new Listener()) {
      JsonObject press = wire.press("triage_help", "");
      press.addProperty("response_url", listener.url());
      assertThat(wire.interact(press).statusCode()).isEqualTo(200);
      Awaitility.await()
          .until(() ->
              wire.slack().ephemerals(Cast.ADA, Cast.LAUNCH).stream()
                  .map(Answer::shown)
                  .anyMatch(text -> text.contains("What you can type after /triage")));
      listener.heardNothing();
    }
  }

  @Test
  void slacksOwnQuestionsAreAnswered() {
    var verification =
        wire.send(
            wire.signed(
                Wire.JSON,
                "{\"token\":\"t\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\",\"type\":\"url_verification\"}"));
    assertThat(verification.statusCode()).isEqualTo(200);
    assertThat(verification.body())
        .contains("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    var check = wire.send(wire.signed(Wire.FORM, "ssl_check=1&token=legacy"));
    assertThat(check.statusCode()).isEqualTo(200);
  }

  @Test
  void aCommandThatComesTwiceIsCarriedOutOnce() {
    var sent = wire.signed(Wire.FORM, Wire.form(wire.command("add Twice typed | c !blocker")));
    int before = rows().count("entry");
    assertThat(wire.send(sent).body()).contains("Saved as");
    var second = wire.send(sent);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("done that already");
    assertThat(rows().count("entry")).isEqualTo(before + 1);
  }

  @Test
  void anEventThatSlackSendsAgainIsCarriedOutOnce() {
    String ts = wire.slack().as(Cast.ADA).say(Cast.LAUNCH, "the mail is late");
    JsonObject event = Wire.object("type", "event_callback", "team_id", Cast.TEAM);
    event.addProperty("api_app_id", Cast.APP);
    event.addProperty("event_id", "Ev08MFMKH6");
    JsonObject mention = Wire.object("type", "app_mention", "user", Cast.ADA);
    mention.addProperty("channel", Cast.LAUNCH);
    mention.addProperty("ts", ts);
    mention.addProperty("thread_ts", ts);
    mention.addProperty(
        "text", "<@" + Cast.BOT + "> triage add Mail is late today | Resets take hours !blocker");
    event.add("event", mention);
    int before = rows().count("entry");
    Sent sent = wire.signed(Wire.JSON, event.toString());
    for (int attempt = 0; attempt < 3; attempt++) {
      var request = wire.request(sent);
      if (attempt > 0) {
        request.header("X-Slack-Retry-Num", String.valueOf(attempt));
        request.header("X-Slack-Retry-Reason", "http_timeout");
      }
      assertThat(wire.send(request).statusCode()).isEqualTo(200);
    }
    assertThat(rows().count("entry")).isEqualTo(before + 1);
    Awaitility.await().until(() -> !wire.slack().thread(Cast.LAUNCH, ts).isEmpty());
    assertThat(rows().count("outbox where body->>'text' like '%Saved as%'")).isEqualTo(1);
  }

  /** In a channel that two companies share, who sends the form off may belong to the other one. */
  @Test
  void aFormBelongsToTheWorkspaceThatTheAppIsInstalledIn() {
    JsonObject submission = wire.interaction("view_submission");
    submission.add("team", Wire.object("id", "T0PARTNER1"));
    JsonObject view = Wire.object("id", "V0SHARED1", "hash", "1.a", "callback_id", "triage_import");
    view.addProperty("type", "modal");
    view.addProperty("app_installed_team_id", Cast.TEAM);
    view.addProperty("private_metadata", "{\"channel\":\"" + Cast.LAUNCH + "\"}");
    JsonObject pasted = Wire.object("type", "plain_text_input");
    pasted.addProperty("value", "title,severity,impact\nFrom a shared channel,low,Looks cheap");
    view.add("state", nested("values", nested("pasted", nested("value", pasted))));
    submission.add("view", view);
    assertThat(wire.interact(submission).body()).isEmpty();
    assertThat(
            rows()
                .count(
                    "entry where title = 'From a shared channel' and workspace = '"
                        + Cast.TEAM
                        + "'"))
        .isEqualTo(1);
  }

  /**
   * Whom nobody has seen yet would have to be looked up first, in the very database that is away.
   */
  @Test
  void whoPressesAButtonWhileTheDatabaseIsAwayIsToldSoInTime() throws SQLException {
    JsonObject press = wire.press("triage_list", "");
    press.add("user", Wire.object("id", Cast.DANA, "team_id", Cast.TEAM));
    try {
      database.connections(false);
      Instant start = Instant.now();
      assertThat(wire.interact(press).statusCode()).isEqualTo(200);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
      Awaitility.await()
          .until(() ->
              wire.slack().ephemerals(Cast.DANA, Cast.LAUNCH).stream()
                  .map(Answer::shown)
                  .anyMatch(text -> text.contains("database")));
    } finally {
      database.connections(true);
    }
    Awaitility.await().until(() -> wire.type("list").body().contains("blocks"));
  }

  private static JsonObject nested(String name, JsonObject inner) {
    var outer = new JsonObject();
    outer.add(name, inner);
    return outer;
  }

  private Rows rows() {
    return new Rows(database);
  }

  private Sent commandOf(int bytes) {
    var fields = new HashMap<>(wire.command(""));
    fields.put("text", "add ");
    int rest = bytes - Wire.form(fields).length();
    fields.put("text", "add " + "x".repeat(rest));
    return wire.signed(Wire.FORM, Wire.form(fields));
  }

  private static void assertRefused(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("signature: %s", what).isEqualTo(401);
    assertThat(JsonParser.parseString(answer.body()).isJsonObject()).isTrue();
  }

  private static void assertBad(String body, HttpResponse<String> answer) {
    String shown = body.substring(0, Math.min(100, body.length()));
    assertThat(answer.statusCode()).as("body: %s", shown).isIn(400, 403);
  }

  /** Somebody else's server on this machine. */
  private static final class Listener implements AutoCloseable {
    private final AtomicInteger heard = new AtomicInteger();
    private final HttpServer server;

    Listener() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/commands/T0/1/x";
    }

    void heardNothing() {
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(2))
          .until(() -> heard.get() == 0);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
