package launchbot.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Where a launch stands, from the first question on; one story in several scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusStoryTest {
  private final Ticking clock = new Ticking(Instant.now());
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(TestDatabase.migrated(), Stage.home(), clock);
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  @Order(1)
  void whereNoLaunchLivesItSaysHowToBeginOne() {
    assertThat(stage.launch(stage.ada(), "status").shown())
        .contains("No launch has been started in this channel", "/launch start");
    stage.ada().openHome();
    homeShows(Cast.ADA, "No launch of yours yet");
  }

  @Test
  @Order(2)
  void itAnswersWhetherWeMayLaunchAndWhyNot() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker @ben");
    stage.type(stage.ada(), "add Mail is late | Resets take hours !high @ben");
    stage.type(
        stage.ada(), "add Card form | Typed twice !high @ben workaround: by invoice until then");
    stage.type(stage.ada(), "add Logo | Looks cheap !low");
    String status = stage.launch(stage.ada(), "status").shown();
    assertThat(status)
        .contains(
            "⛔ NO-GO",
            "No sprint runs yet",
            "Blocker #1 is open: Signup hangs",
            "High #2 is not fixed and has no workaround",
            "High #3 rests on a workaround",
            "<@" + Cast.BEN + "> can clear it",
            "🔴 1 blocker · 🟠 2 high · 🔵 1 low",
            "Since yesterday: 4 opened, 0 fixed, 0 moved out",
            "*Next*",
            "Start the sprint",
            "Only you see this");
    assertThat(stage.launch(stage.ada(), "").shown()).contains("Status");
    assertThat(stage.launch(stage.ada(), "status please").shown()).contains("/launch status json");
  }

  @Test
  @Order(3)
  void aReasonIsOneTapFromWhatClearsIt() {
    String ts = ts(stage.launch(stage.ben(), "status"));
    stage.ben().click(ts, "triage_show", "1");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "*#1*", "Nobody gets in");
  }

  @Test
  @Order(4)
  void itIsPostedButNotTwiceInAMinute() {
    String ts = ts(stage.launch(stage.ada(), "status"));
    stage.ada().click(ts, "status_post");
    stage.seesIn(Cast.LAUNCH, "⛔ NO-GO", "Open my own view");
    stage.ada().click(ts, "status_post");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "less than a minute ago");
    clock.forward(Duration.ofSeconds(61));
    stage.ada().click(ts, "status_post");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "on its way to");
  }

  @Test
  @Order(5)
  void aPinnedOneFollows() {
    String ts = ts(stage.launch(stage.ada(), "status"));
    stage.ada().click(ts, "status_pin");
    stage.seesIn(Cast.LAUNCH, "⛔ NO-GO", "follows every change");
    stage.ada().click(ts, "status_pin");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "stands in", "already");
    stage.type(stage.ben(), "fix 1");
    stage.type(stage.ben(), "set 2 workaround by hand");
    clock.forward(Duration.ofSeconds(31));
    stage.seesIn(Cast.LAUNCH, "🟡 GO WITH RISKS", "follows every change", "2 high");
    stage.type(stage.ben(), "fix 2");
    stage.type(stage.ben(), "fix 3");
    clock.forward(Duration.ofSeconds(31));
    stage.seesIn(Cast.LAUNCH, "🟢 GO", "follows every change", "Nothing speaks against it");
    assertThat(stage.sandbox().pins(Cast.LAUNCH)).hasSize(1);
  }

  @Test
  @Order(6)
  void scriptsGetAFile() {
    assertThat(stage.launch(stage.ada(), "status json").shown()).contains("launch-status-");
    stage.seesIn(stage.ada().direct(), "The status of *Launch*");
  }

  @Test
  @Order(7)
  void elsewhereItAsksWhichLaunch() {
    Answer answer = stage.ada().command(Cast.SUPPORT, "/launch status");
    assertThat(answer.shown()).contains("Which launch's status?");
    stage.ada().click(ts(answer), "status_show:1");
    stage.whispered(Cast.ADA, Cast.SUPPORT, "🟢 GO");
    assertThat(stage.ada().command(Cast.SUPPORT, "/launch history").shown())
        .contains("Which launch's history?");
  }

  @Test
  @Order(8)
  void whatHappenedIsToldNewestFirst() {
    String history = stage.launch(stage.ada(), "history").shown();
    assertThat(history)
        .contains("*fixed* #3", "*fixed* #2", "*pinned the status*", "*posted the status*");
    assertThat(history.indexOf("*fixed* #3")).isLessThan(history.indexOf("*pinned the status*"));
    assertThat(stage.launch(stage.ada(), "history 9").shown()).contains("Nothing more is recorded");
    assertThat(stage.launch(stage.ada(), "history all").shown()).contains("/launch history 2");
  }

  @Test
  @Order(9)
  void appHomeShowsMyLaunchesAndWhatWaitsForMe() {
    stage.type(stage.ada(), "add Upload fails | Photos are lost !blocker @ben");
    stage.ben().openHome();
    JsonObject home = homeShows(Cast.BEN, "⛔ NO-GO", "Waiting for you: 1", "Upload fails");
    Answer status = stage.ben().click(id(home), "status_show");
    assertThat(Answer.shown(Objects.requireNonNull(status.openedView())))
        .contains("⛔ NO-GO", "Blocker #5 is open");
    Answer entry = stage.ben().click(id(home), "triage_show:5");
    assertThat(Answer.shown(Objects.requireNonNull(entry.openedView())))
        .contains("Photos are lost");
    stage.type(stage.ben(), "fix 5");
    stage.ben().click(id(home), "home_refresh");
    homeShows(Cast.BEN, "🟢 GO", "Nothing waits for you");
  }

  @Test
  @Order(10)
  void guestsReadButDoNotPost() {
    var gus = stage.sandbox().as(Cast.GUS);
    Answer answer = gus.command(Cast.SUPPORT, "/launch status");
    assertThat(answer.shown()).contains("Which launch's status?");
    gus.click(ts(answer), "status_show:1");
    JsonObject status = stage.whispered(Cast.GUS, Cast.SUPPORT, "🟢 GO");
    gus.click(status.get("ts").getAsString(), "status_post");
    stage.whispered(Cast.GUS, Cast.SUPPORT, "Guests can report and read");
  }

  private JsonObject homeShows(String person, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> stage.sandbox().home(person).orElseGet(JsonObject::new),
            home ->
                home.size() > 0
                    && java.util.List.of(pieces).stream().allMatch(Answer.shown(home)::contains));
  }

  private static String ts(Answer answer) {
    return Objects.requireNonNull(answer.message()).get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
