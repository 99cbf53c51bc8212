package launchbot.bot.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Builds come and go: what a pipeline tells, what people read, what it proves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseStoryTest {
  private static final Pattern TOKEN = Pattern.compile("lb_[A-Za-z0-9_-]{43}");
  private static final String SECRET = "a secret shared with GitHub";

  private final Ticking clock = new Ticking(Instant.parse("2026-11-24T10:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private final Rows rows = new Rows(database);
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    var found = TOKEN.matcher(launch(stage.ada(), "hook new CI"));
    assertThat(found.find()).isTrue();
    token = found.group();
    launch(stage.ada(), "check"); // the checklist comes up
    assertThat(launch(stage.ada(), "page shop")).doesNotContain("went wrong");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void aPipelineTellsOfAReleaseAndIsWarned() throws Exception {
    JsonObject answer =
        deploy(
            "{'version':'1.4.0','status':'started','migrations':[{'name':'drop_old','reversible':false}]}",
            201);
    assertThat(answer.get("release").getAsInt()).isEqualTo(1);
    assertThat(answer.get("warnings").toString())
        .contains("approval", "backup", "previous", "notes");
    sees(Cast.LAUNCH, "Release 1.4.0 to production: under way", "drop_old (cannot be undone)");
    assertThat(launch(stage.ben(), "release approve 1")).contains("Only the lead");
    assertThat(launch(stage.ada(), "release approve 1")).contains("You approved");
    assertThat(launch(stage.ada(), "release approve 1")).contains("nothing that waits");
    assertThat(launch(stage.ada(), "decisions")).contains("drop_old");
    assertThat(launch(stage.ben(), "release notes 1 Invoices as PDF; Faster search"))
        .contains("says what it brings");
    clock.forward(Duration.ofMinutes(4));
    assertThat(deploy("{'version':'1.4.0','status':'finished'}", 200).get("state").getAsString())
        .isEqualTo("finished");
    sees(Cast.LAUNCH, "Release 1.4.0 to production: finished", "after ", "Faster search");
    assertThat(deploy("{'version':'1.4.0','status':'finished'}", 200).has("repeated")).isTrue();
    assertThat(stage.shownIn(Cast.LAUNCH).stream().filter(text -> text.contains("Release 1.4.0")))
        .as("one message follows it")
        .hasSize(1);
  }

  @Test
  @Order(2)
  void rowsOfTheChecklistGoDoneAndReopen() throws Exception {
    assertThat(done("rollback.previous-build")).isFalse();
    deploy("{'status':'tested','digest':'sha256:good'}", 200);
    clock.forward(Duration.ofMinutes(30));
    heartbeat();
    clock.forward(Duration.ofMinutes(10));
    deploy(
        "{'version':'1.4.1','status':'finished','digest':'sha256:good','commit':'4f2c9ab','changes':'Fewer"
            + " mails','migrations':['rename']}",
        201);
    clock.forward(Duration.ofMinutes(10));
    deploy(
        "{'version':'1.4.2','status':'finished','digest':'sha256:good','changes':'More"
            + " mails','migrations':['add']}",
        201);
    for (String green :
        new String[] {
          "rollback.previous-build",
          "rollback.release-notes",
          "deployment.tested-build",
          "rollback.backup-before-migration"
        }) {
      assertThat(done(green)).as(green).isTrue();
    }
    clock.forward(Duration.ofHours(3));
    deploy(
        "{'version':'1.5.0','status':'finished','digest':'sha256:other','commit':'4f2c9ac','migrations':['x']}",
        201);
    for (String open :
        new String[] {
          "rollback.release-notes", "deployment.tested-build", "rollback.backup-before-migration"
        }) {
      assertThat(done(open)).as(open).isFalse();
    }
    assertThat(launch(stage.ben(), "release notes 4 A new search")).contains("says");
    assertThat(done("rollback.release-notes")).isTrue();
    assertThat(launch(stage.ada(), "releases")).contains("1.5.0", "1.4.2", "finished");
    assertThat(launch(stage.ada(), "releases changes")).contains("CHANGES.md");
    sees(stage.ada().direct(), "What was released");
  }

  @Test
  @Order(3)
  void anIncidentNamesTheReleaseBeforeIt() {
    clock.forward(Duration.ofMinutes(12));
    incident(stage.ada(), "drill Checkout practice !sev2");
    incident(stage.ada(), "open Checkout answers 500 !sev2");
    sees(Cast.LAUNCH, "Checkout answers 500", "Release 1.5.0 to production began 1");
    assertThat(
            stage.shownIn(Cast.LAUNCH).stream().filter(text -> text.contains("Checkout practice")))
        .noneMatch(text -> text.contains("Release 1.5.0"));
    assertThat(launch(stage.ada(), "release 1.5.1 Checkout answers again")).contains("release *5*");
    assertThat(launch(stage.ada(), "release failed")).contains("failed");
    assertThat(incident(stage.ada(), "timeline 2"))
        .contains("Release 1.5.0 to production began 1", "release 1.5.1 to production failed");
    assertThat(done("observability.guilty-deploy")).isTrue();
  }

  @Test
  @Order(4)
  void gitHubIsTakenWithTheLeadsSecret() throws Exception {
    String json =
        "{\"action\":\"published\",\"release\":{\"tag_name\":\"v1.5.0\",\"body\":\"* Found at"
            + " once\"}}";
    assertThat(github(json, "sha256=00").statusCode()).isEqualTo(401);
    assertThat(launch(stage.ada(), "release secret hunter2hunter2hunter2"))
        .contains("Nothing was saved")
        .doesNotContain("hunter2");
    assertThat(launch(stage.ben(), "release secret")).contains("Only the lead");
    JsonObject view =
        Objects.requireNonNull(stage.launch(stage.ada(), "release secret").openedView());
    assertThat(
            stage
                .ada()
                .submit(view.get("id").getAsString(), Map.of("secret_value", SECRET))
                .closed())
        .isTrue();
    assertThat(github(json, "sha256=00").statusCode()).isEqualTo(401);
    HttpResponse<String> taken =
        github(json, GitHubSecret.signature(SECRET, json.getBytes(StandardCharsets.UTF_8)));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    sees(Cast.LAUNCH, "Release 1.5.0 to production", "Found at once");
  }

  @Test
  @Order(5)
  void whatIsWrongIsSaidAndNothingIsKept() throws Exception {
    JsonObject bad = deploy("{'version':'2.0','status':'started','variables':['A=b']}", 400);
    assertThat(bad.get("field").getAsString()).isEqualTo("variables[0]");
    assertThat(launch(stage.ada(), "release show 9")).contains("There is no release 9");
    assertThat(launch(stage.ada(), "releases")).doesNotContain("2.0");
    assertThat(launch(stage.ada(), "releases public on")).contains("from now on");
    assertThat(launch(stage.ada(), "release public 4")).contains("as they are");
  }

  /** Waits for it; meanwhile the clock runs on, since Slack takes a message a second only. */
  private void sees(String channel, String... pieces) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          clock.forward(Duration.ofSeconds(1));
          return stage.shownIn(channel).stream()
              .anyMatch(text -> List.of(pieces).stream().allMatch(text::contains));
        });
  }

  private boolean done(String item) {
    return rows.count("checklist_item where key = '%s' and state = 'done'".formatted(item)) == 1;
  }

  private void heartbeat() throws Exception {
    Answer made = stage.ada().command(Cast.LAUNCH, "/probe heartbeat backup every 24h");
    assertThat(made.error()).as(made.shown()).isNull();
    HttpResponse<String> beat = post("/hooks/heartbeat?job=backup", "", Map.of());
    assertThat(beat.statusCode()).as(beat.body()).isEqualTo(200);
  }

  private JsonObject deploy(String json, int status) throws Exception {
    HttpResponse<String> answer = post("/hooks/deploy", json.replace('\'', '"'), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private HttpResponse<String> github(String json, String signature) throws Exception {
    return post(
        "/hooks/deploy",
        json,
        Map.of("X-GitHub-Event", "release", "X-Hub-Signature-256", signature));
  }

  private HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.bot().port()).resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as("/incident " + words).isNull();
    return answer.shown();
  }

  private String launch(SandboxPerson person, String words) {
    return stage.launch(person, words).shown();
  }
}
