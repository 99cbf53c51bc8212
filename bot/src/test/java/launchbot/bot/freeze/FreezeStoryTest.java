package launchbot.bot.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import launchbot.bot.SprintRows;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A freeze, an exception from it, and a pipeline that asks; one story in several scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreezeStoryTest {
  private static final Pattern TOKEN = Pattern.compile("lb_[A-Za-z0-9_-]{43}");

  /** A Tuesday, at eleven where Ada leads the launch. */
  private final Ticking clock = new Ticking(Instant.parse("2026-11-24T10:00:00Z"));

  private final DatabaseUrl database = TestDatabase.migrated();
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, Stage.home(), clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  @Order(1)
  void beforeASprintNothingIsFrozen() throws Exception {
    assertThat(launch(stage.ada(), "freeze")).contains("Nothing is frozen", "/launch start");
    assertThat(launch(stage.ben(), "freeze except \"login\" because nobody gets in"))
        .contains("no exception is needed");
    token = token(launch(stage.ada(), "hook new GitHub"));
    assertThat(ask("/hooks/" + token + "/freeze", "").statusCode()).isEqualTo(200);
    SprintRows.begin(database, LocalDate.parse("2026-11-23"));
    assertThat(launch(stage.ada(), "freeze")).contains("Frozen since Mon 23 Nov");
  }

  @Test
  @Order(2)
  void thePipelineIsTold() throws Exception {
    var answer = ask("/hooks/" + token + "/freeze", "");
    assertThat(answer.statusCode()).isEqualTo(423);
    JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(body.get("frozen").getAsBoolean()).isTrue();
    assertThat(body.get("allowed").getAsBoolean()).isFalse();
    assertThat(body.get("day").getAsInt()).isEqualTo(2);
    assertThat(body.get("until").getAsString()).isEqualTo("2026-11-27");
    assertThat(body.get("launch").getAsString()).isEqualTo("Launch");
    assertThat(ask("/hooks/freeze", token).statusCode()).isEqualTo(423);
  }

  @Test
  @Order(3)
  void anExceptionIsAskedForAndOnlyTheLeadDecides() throws Exception {
    assertThat(launch(stage.ben(), "freeze except \"hotfix for login\" because nobody gets in"))
        .contains("Exception *1* is asked for", Cast.ADA);
    stage.seesIn(Cast.LAUNCH, "hotfix for login", "asked for", "nobody gets in");
    stage.seesIn(stage.ada().direct(), "hotfix for login", "Approve");
    assertThat(change("hotfix for login")).isEqualTo(423);
    stage.ben().click(message(Cast.LAUNCH, "hotfix for login"), "freeze_approve");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "Only the lead");
    stage.ada().click(message(stage.ada().direct(), "hotfix for login"), "freeze_approve");
    stage.seesIn(Cast.LAUNCH, "hotfix for login", "granted by", "through Wed 25 Nov");
    stage.seesIn(stage.ben().direct(), "granted by", "exception 1");
    Awaitility.await()
        .until(() ->
            stage.shownIn(stage.ada().direct()).stream()
                .noneMatch(text -> text.contains("Approve")));
    assertThat(stage.shownIn(Cast.LAUNCH).stream().filter(text -> text.contains("hotfix")))
        .as("one message follows it")
        .hasSize(1);
  }

  @Test
  @Order(4)
  void theChangeThatNamesItGoesThrough() throws Exception {
    assertThat(change("Hotfix for login")).isEqualTo(200);
    assertThat(change("1")).isEqualTo(200);
    assertThat(change("Fix the login (exception 1)")).isEqualTo(200);
    assertThat(change("Fix the logo")).isEqualTo(423);
    assertThat(ask("/hooks/freeze", token).body()).contains("\"what\":\"hotfix for login\"");
    clock.forward(Duration.ofDays(2));
    assertThat(change("1")).isEqualTo(423);
  }

  @Test
  @Order(5)
  void aDecisionStays() {
    assertThat(launch(stage.ada(), "freeze refuse 1 because no")).contains("was granted already");
    assertThat(launch(stage.ada(), "freeze approve 7")).contains("There is no exception 7");
    Answer form = answer(stage.ben(), "freeze except new logo");
    JsonObject view = Objects.requireNonNull(form.openedView());
    assertThat(Answer.shown(view)).contains("new logo");
    assertThat(
            stage
                .ben()
                .submit(
                    id(view), Map.of("what", "new logo", "reason", "hotfix", "due", "2026-11-20"))
                .errors())
        .isNotEmpty();
    assertThat(
            stage
                .ben()
                .submit(
                    id(view), Map.of("what", "new logo", "reason", "pretty", "due", "2026-11-27"))
                .closed())
        .isTrue();
    stage.seesIn(Cast.LAUNCH, "new logo", "asked for");
    Answer refusing = stage.ada().click(message(stage.ada().direct(), "new logo"), "freeze_refuse");
    stage
        .ada()
        .submit(id(Objects.requireNonNull(refusing.openedView())), Map.of("reason", "It can wait"));
    stage.seesIn(Cast.LAUNCH, "new logo", "refused by", "It can wait");
    stage.seesIn(stage.ben().direct(), "refused by", "It can wait");
    assertThat(launch(stage.ada(), "freeze")).contains("new logo", "hotfix for login");
  }

  @Test
  @Order(6)
  void aRevokedTokenIsLikeOneThatNeverWas() throws Exception {
    assertThat(launch(stage.ben(), "hook new Mine")).contains("Only the lead");
    assertThat(launch(stage.ada(), "hook")).contains("GitHub").doesNotContain(token);
    assertThat(launch(stage.ada(), "hook revoke 1")).contains("is revoked");
    assertThat(launch(stage.ada(), "hook revoke 1")).contains("revoked already");
    assertThat(launch(stage.ada(), "hook revoke 9")).contains("There is no hook 9");
    var revoked = ask("/hooks/" + token + "/freeze", "");
    var unknown = ask("/hooks/lb_nobody/freeze", "");
    assertThat(revoked.statusCode()).isEqualTo(404);
    assertThat(revoked.body()).isEqualTo(unknown.body()).doesNotContain(token);
    assertThat(revoked.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
  }

  @Test
  @Order(7)
  void afterTheStopNothingIsFrozen() throws Exception {
    token = token(launch(stage.ada(), "hook new GitLab"));
    SprintRows.stop(database);
    var answer = ask("/hooks/freeze", token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"frozen\":false", "was stopped");
    assertThat(launch(stage.ben(), "freeze")).contains("the sprint was stopped");
  }

  private int change(String text) throws Exception {
    return ask("/hooks/freeze?change=" + URLEncoder.encode(text, StandardCharsets.UTF_8), token)
        .statusCode();
  }

  private HttpResponse<String> ask(String path, String bearer)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.bot().port()).resolve(path));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String token(String shown) {
    var found = TOKEN.matcher(shown);
    assertThat(found.find()).as(shown).isTrue();
    return found.group();
  }

  /** The newest message of a channel with these words. */
  private String message(String channel, String words) {
    return stage.sandbox().messages(channel).reversed().stream()
        .filter(message -> Answer.shown(message).contains(words))
        .findFirst()
        .orElseThrow()
        .get("ts")
        .getAsString();
  }

  private String launch(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/launch " + words);
    assertThat(answer.error()).as("/launch " + words).isNull();
    return answer;
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
