package launchbot.bot.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs report in and tell of errors over HTTP; people see it in Slack. */
class HeartbeatStoryTest {
  private static final Pattern TOKEN = Pattern.compile("lb_[A-Za-z0-9_-]{43}");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private final Rows rows = new Rows(database);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Stage stage;
  private String token;

  @BeforeEach
  void open() {
    stage = Stage.open(database, now::get);
    stage.launch(stage.ada(), "start");
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    Matcher made = TOKEN.matcher(stage.launch(stage.ada(), "hook new Jobs").shown());
    assertThat(made.find()).isTrue();
    token = made.group();
  }

  @AfterEach
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  void aBackupThatIsSilentIsAlarmedAndComesBack() throws Exception {
    assertThat(probe("heartbeat").shown()).contains("No job has to report in yet");
    assertThat(probe("heartbeat \"nightly backup\" every 24h grace 2h").shown())
        .contains("every 1d, grace 2h", "/hooks/heartbeat?job=nightly+backup", "0 3 * * *");
    var first = post("heartbeat?job=Nightly%20Backup", "password=hunter2secret99 done");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("\"state\":\"ok\"", "\"late_at\":\"2026-11-25T12:00:00Z\"");
    assertThat(stage.launch(stage.ada(), "check show pre-launch.backups").shown()).isNotEmpty();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> rows.count("evidence where source = 'heartbeat' and result = 'green'") == 2);

    now.set(Instant.parse("2026-11-25T12:00:01Z"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> rows.count("probe_watch where state = 'down'") == 1);
    assertThat(rows.count("evidence where source = 'heartbeat' and result = 'red'")).isEqualTo(2);
    stage.seesIn(Cast.LAUNCH, "nightly backup", "nothing was heard of it since");

    assertThat(post("heartbeat/0", "").statusCode()).isEqualTo(200);
    assertThat(rows.count("probe_watch where state = 'up'")).isEqualTo(1);
    assertThat(rows.count("evidence where source = 'heartbeat' and result = 'green'")).isEqualTo(2);
    assertThat(probe("heartbeat 1").shown())
        .contains("What it reported last", "done")
        .doesNotContain("hunter2secret99");
  }

  @Test
  void whatIsNoReportIsRefusedAndNothingIsKept() throws Exception {
    probe("heartbeat \"a\u202E<!channel> 🚀 שלום\" every weekday at 03:00");
    assertThat(probe("heartbeat").shown()).contains("🚀 שלום").doesNotContain("<!channel>");
    probe("heartbeat imports every 1h");
    int before = rows.count("heartbeat_signal", "history");
    assertThat(post("heartbeat?job=backups", "").statusCode()).isEqualTo(422);
    assertThat(post("heartbeat?job=backups", "").body()).contains("imports", "🚀");
    assertThat(post("heartbeat", "").body()).contains("name one with ?job=");
    assertThat(post("heartbeat/later?job=imports", "").statusCode()).isEqualTo(400);
    assertThat(post("heartbeat/256?job=imports", "").statusCode()).isEqualTo(400);
    var get = send(request("heartbeat?job=imports").GET());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    assertThat(get.body()).contains("POST");
    String good = token;
    token = good.substring(1) + "x";
    assertThat(post("heartbeat?job=imports", "").statusCode()).isEqualTo(404);
    token = good;
    assertThat(post("heartbeat?job=imports", "x".repeat(300_000)).statusCode()).isEqualTo(413);
    assertThat(rows.count("heartbeat_signal", "history")).isEqualTo(before);
    stage.launch(stage.ada(), "hook revoke 1");
    assertThat(post("heartbeat?job=imports", "").statusCode()).isEqualTo(404);
  }

  @Test
  void errorsAreToldJudgedAndShown() throws Exception {
    assertThat(probe("errors").shown()).contains("Nobody is told of errors yet");
    assertThat(probe("errors on rate 2%").shown())
        .contains("watches errors from now on", "/hooks/errors");
    String event =
        """
        {"events":[{"id":"e1","kind":"http","route":"/users/7","status":500,"request_id":"r-17",
          "release":"1.4.2","user":"u-9","message":"<!channel> broke"}],
         "totals":[{"route":"/users/7","count":100,"5xx":9,"latency":{"100":90,"+Inf":10}}]}\
        """;
    assertThat(post("errors", event).body()).contains("\"events\":1", "\"totals\":1");
    assertThat(post("errors", "{\"kind\":\"http\",\"status\":7}").body())
        .contains("\"field\":\"status\"");
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> {
          now.updateAndGet(at -> at.plusSeconds(1));
          return rows.count("probe_watch where state = 'down'") == 1;
        });
    stage.seesIn(Cast.LAUNCH, "error rate 9 % over 5 min");
    assertThat(probe("errors").shown())
        .contains("9 %", "/users/:id", "r-17", "Users hit by errors")
        .doesNotContain("<!channel>", "u-9");
    assertThat(rows.count("evidence where source = 'error-hook' and result = 'green'"))
        .isEqualTo(2);
    assertThat(rows.count("evidence where source = 'error-rate' and result = 'green'"))
        .isEqualTo(1);
  }

  private Answer probe(String words) {
    return stage.ada().command(Cast.LAUNCH, "/probe " + words);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/hooks/%s".formatted(stage.bot().port(), path)))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
