package launchbot.bot.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import launchbot.bot.Config;
import launchbot.bot.Launchbot;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two bots over one database, each with its own connection to a Slack that deals its requests out
 * in turn. What went over the wires is written to {@code target/socket-mode-session.txt}.
 */
class SocketStoryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final SocketSlack slack = SocketSlack.open();
  private final HttpClient http = HttpClient.newHttpClient();
  private Launchbot one;
  private Launchbot other;

  @BeforeEach
  void open() {
    one = bot();
    other = bot();
    slack.awaitStanding(2);
    assertThat(type("")).contains("home of a launch");
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    http.close();
    slack.close();
    database.close();
  }

  @Test
  void theyShareTheWorkAndNothingIsDoneTwiceOrLost() throws Exception {
    for (int i = 1; i <= 6; i++) {
      assertThat(type("add Finding number %d | Somebody is hurt !low".formatted(i)))
          .contains("Saved as *#%d*".formatted(i));
    }
    assertThat(metric(one, "launchbot_slack_requests_seconds_count{door=\"socket\""))
        .as("both have worked")
        .isPositive()
        .isLessThan(7);

    var form = Objects.requireNonNull(answer("add Card form hangs !high").openedView());
    String view = form.get("id").getAsString();
    var refused = slack.ada().submit(view, Map.of("impact", "Nobody can pay"));
    assertThat(refused.errors()).as("errors travel in the acknowledgement").containsKey("owner");
    var saved = slack.ada().submit(view, Map.of("impact", "Nobody can pay", "owner", Cast.BEN));
    assertThat(saved.closed()).isTrue();
    assertThat(rows("entry")).isEqualTo(7);

    String thread = slack.ada().say(Cast.LAUNCH, "the mails are late");
    slack.ada().reply(Cast.LAUNCH, thread, "@Launchbot triage add Mails are late | Slow !low");
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> rows("entry") == 8);

    slack.standing().getFirst().kill();
    for (int i = 1; i <= 4; i++) {
      assertThat(type("add After the cut %d | Somebody is hurt !low".formatted(i)))
          .contains("Saved as");
    }
    slack.awaitStanding(2);
    slack.standing().getFirst().disconnect("refresh_requested");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> slack.asked() >= 4);
    assertThat(type("add After the change | Somebody is hurt !low")).contains("Saved as *#13*");
    assertThat(rows("entry")).isEqualTo(13);

    Path session = Path.of("target", "socket-mode-session.txt");
    Files.write(session, slack.transcript());
    assertThat(slack.sandbox().rejected()).isEmpty();
    System.out.println(
        "SocketStoryTest: %d messages over %d connections, 13 entries saved once each; see %s"
            .formatted(slack.transcript().size(), slack.asked(), session));
  }

  /** Slack asks again where it heard nothing, and it may ask the other one. */
  @Test
  void whatIsDealtTwiceIsCarriedOutOnce() throws Exception {
    List<SocketSlack.Connection> both = slack.standing();
    for (int i = 0; i < 5; i++) {
      JsonObject command = command("add Finding r%d | Somebody is hurt !low".formatted(i));
      var first = slack.deal(both.getFirst(), "slash_commands", command, 0);
      var second = slack.deal(both.getLast(), "slash_commands", command, 0);
      String told = first.get(5, TimeUnit.SECONDS) + " " + second.get(5, TimeUnit.SECONDS);
      assertThat(told).contains("Saved as", "done that already");
    }
    assertThat(rows("entry")).isEqualTo(5);
  }

  @Test
  void anEventThatOneNeverAcknowledgedGoesToTheOther() {
    String thread = slack.ada().say(Cast.LAUNCH, "the mails are late");
    slack.standing().getFirst().freeze();
    for (int i = 0; i < 2; i++) {
      slack
          .ada()
          .reply(
              Cast.LAUNCH, thread, "@Launchbot triage add Mails late %d | Slow !low".formatted(i));
    }
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rows("entry") == 2);
    assertThat(slack.transcript()).anyMatch(line -> line.startsWith("-- not acknowledged"));
  }

  @Test
  void overHttpNobodyIsLetInAndHealthSaysHowItStands() throws Exception {
    var knock =
        http.send(
            HttpRequest.newBuilder(at(one, "/slack/events"))
                .POST(HttpRequest.BodyPublishers.ofString("payload={}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(knock.statusCode()).isEqualTo(403);
    assertThat(knock.body()).contains("http_entrance_off", "SLACK_SIGNING_SECRET");
    assertThat(get(one, "/health/ready").statusCode()).isEqualTo(200);
    assertThat(metric(one, "launchbot_socket_connections ")).isEqualTo(1);
    assertThat(metric(one, "launchbot_socket_opened_total ")).isEqualTo(1);
    slack.standing().forEach(connection -> connection.disconnect("link_disabled"));
    Awaitility.await().until(() -> get(one, "/health/ready").statusCode() == 503);
    assertThat(get(one, "/health/ready").body()).contains("\"socket\":", "Settings › Socket Mode");
  }

  private Launchbot bot() {
    Map<String, String> environment = slack.environment();
    environment.put("LAUNCHBOT_HOME", Stage.home().toString());
    environment.put("LAUNCHBOT_KEY", new String(TestDatabase.KEY, StandardCharsets.UTF_8));
    environment.put(
        "DATABASE_URL",
        database
            .url()
            .jdbc()
            .replace("jdbc:postgresql://", "postgres://" + database.url().user() + ":owner@"));
    return Launchbot.start(Config.of(environment), InstantSource.system());
  }

  private String type(String words) {
    return answer(words).shown();
  }

  private Answer answer(String words) {
    Answer answer = slack.ada().command(Cast.LAUNCH, "/triage " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private static JsonObject command(String words) {
    var command = new JsonObject();
    command.addProperty("team_id", Cast.TEAM);
    command.addProperty("channel_id", Cast.LAUNCH);
    command.addProperty("user_id", Cast.ADA);
    command.addProperty("command", "/triage");
    command.addProperty("text", words);
    command.addProperty("trigger_id", "trigger." + words.hashCode());
    return command;
  }

  private int rows(String table) {
    return new Rows(database).count(table);
  }

  private double metric(Launchbot bot, String name) throws Exception {
    return get(bot, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private HttpResponse<String> get(Launchbot bot, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(at(bot, path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI at(Launchbot bot, String path) {
    return URI.create("http://127.0.0.1:" + bot.port() + path);
  }
}
