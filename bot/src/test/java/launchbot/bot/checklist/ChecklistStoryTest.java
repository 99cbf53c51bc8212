package launchbot.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What people do with the checklist; one launch, step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChecklistStoryTest {
  private final Ticking clock = new Ticking(Instant.parse("2026-12-01T10:00:00Z"));
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
  void theListBeginsWithTheFirstLookAtItInALaunch() {
    assertThat(check(stage.ada(), "")).contains("No launch has been started");
    stage.ada().command(Cast.SUPPORT, "/triage");
    assertThat(check(guest(), "")).contains("begins when somebody of the team");
    assertThat(check(stage.ada(), ""))
        .contains("0 of 22 required settled", "0 of 77 in all", "Critical paths", "Before launch");
    assertThat(check(stage.ben(), "blocking")).contains("22 items", "Backups exist");
    assertThat(check(stage.ben(), "section pre-launch")).contains("+3 recommended");
    assertThat(check(stage.ben(), "help")).contains("whoever ticks gives proof");
  }

  @Test
  @Order(2)
  void tickingFromTheListIsOneTapAndSave() {
    Answer list = answer(stage.ben(), "blocking");
    Answer pressed = stage.ben().click(ts(list), "check_done", item(list));
    JsonObject form = Objects.requireNonNull(pressed.openedView());
    assertThat(Answer.shown(form)).contains("What proves it?");
    var saved = stage.ben().submit(id(form), Map.of());
    assertThat(saved.closed()).isTrue();
    stage.whispered(Cast.BEN, Cast.SUPPORT, "*#2* is done");
    assertThat(check(stage.ben(), "show 2")).contains("Checked by", "✅");
    assertThat(check(stage.ben(), "history 2"))
        .contains("<@" + Cast.BEN + "> *done*", "Checked by");
  }

  @Test
  @Order(3)
  void typedItIsOneLineAndGuestsOnlyLook() {
    assertThat(check(stage.ada(), "done 12 https://ci.example/7")).contains("*#12* is done");
    assertThat(check(guest(), "done 14 seen")).contains("Guests");
    assertThat(check(guest(), "")).contains("Checklist of");
    assertThat(check(stage.ada(), "na 14 because nothing can be uploaded"))
        .contains("*#14* does not apply");
    assertThat(check(stage.ada(), "reopen 14")).contains("*#14* is open again");
    assertThat(check(stage.ada(), "done 999 seen")).contains("There is no item #999");
    assertThat(check(stage.ada(), "done 12x seen")).contains("Which item?");
  }

  @Test
  @Order(4)
  void theTeamMakesItItsOwn() {
    assertThat(check(stage.ben(), "add \"The newsletter stops\" email required"))
        .contains("*#78* is on the list");
    Answer form = answer(stage.ben(), "add Invoices carry the new address");
    JsonObject view = Objects.requireNonNull(form.openedView());
    assertThat(Answer.shown(view)).contains("Invoices carry the new address");
    assertThat(stage.ben().submit(id(view), Map.of()).closed()).isTrue();
    stage.whispered(Cast.BEN, Cast.SUPPORT, "*#79* is on the list");
    assertThat(check(stage.ada(), "assign 78 @ben")).contains("belongs to");
    stage.seesIn(stage.ben().direct(), "gave you this", "The newsletter stops");
    assertThat(check(stage.ada(), "due 78 fri")).contains("is due");
    assertThat(check(stage.ada(), "unrequire 78")).contains("recommended only");
    assertThat(check(stage.ada(), "edit 78 The newsletter can be left")).contains("is changed");
    assertThat(check(stage.ben(), "mine")).contains("The newsletter can be left", "due Fri 4 Dec");
    assertThat(check(stage.ada(), "remove 79")).contains("restore 79");
    assertThat(check(stage.ada(), "all")).contains("78 items");
    assertThat(check(stage.ada(), "restore 79")).contains("is back");
    assertThat(check(guest(), "remove section speed")).contains("Guests");
    assertThat(check(stage.ada(), "remove section speed")).contains("5 items of “Speed”");
    assertThat(check(stage.ada(), "remove section speed")).contains("Nothing of “Speed”");
    assertThat(check(stage.ada(), "")).doesNotContain("Speed");
    assertThat(check(stage.ada(), "restore section speed")).contains("Back on the list");
  }

  @Test
  @Order(5)
  void aWaiverIsAskedForAndTheLeadGrantsItWithATap() {
    assertThat(check(stage.ben(), "waive 11 until 12 dec because the logs move next week"))
        .contains("Asked.");
    stage.seesIn(stage.ada().direct(), "asks to go without an item", "the logs move next week");
    JsonObject message =
        stage.sandbox().messages(stage.ada().direct()).stream()
            .filter(one -> Answer.shown(one).contains("asks to go without"))
            .findFirst()
            .orElseThrow();
    stage.ada().click(message.get("ts").getAsString(), "check_grant");
    stage.seesIn(stage.ben().direct(), "granted the waiver of *#11*");
    assertThat(check(stage.ada(), "waived")).contains("waived until Sat 12 Dec");
    assertThat(check(stage.ada(), "waive 13 until 1 jun because no")).contains("90 days");
    assertThat(check(stage.ada(), "waive 13 until fri because no admin yet"))
        .contains("*#13* is waived");
  }

  @Test
  @Order(6)
  void aRestoreTestProvesAndIsListed() {
    JsonObject form =
        Objects.requireNonNull(
            stage.ada().command(Cast.SUPPORT, "/launch restore-test").openedView());
    var refused =
        stage
            .ada()
            .submit(
                id(form),
                Map.of("backup", "nightly", "age", "a while", "took", "12m", "proof", "x"));
    assertThat(refused.errors()).containsKey("age");
    var saved =
        stage
            .ada()
            .submit(
                id(form),
                Map.of(
                    "backup",
                    "nightly",
                    "age",
                    "5h",
                    "took",
                    "12m",
                    "proof",
                    "the newest order is there"));
    assertThat(saved.closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.SUPPORT, "nightly was restored in 12 minutes");
    assertThat(launch(stage.ada(), "restore-test list"))
        .contains("nightly, 5 hours old", "the newest order is there");
    assertThat(check(stage.ada(), "show 35"))
        .contains("✅", "restore test · 🟢 green", "heartbeat · ⚪ not connected", "by hand");
    assertThat(
            launch(
                stage.ben(),
                "restore-test failed backup: weekly age: 3d took: 1h proof: it stopped"))
        .contains("could not be restored");
    assertThat(check(stage.ada(), "show 35")).contains("🔴 red", "open again");
    stage.seesIn(stage.ada().direct(), "is open again", "restoring one was tested");
    assertThat(check(stage.ada(), "done 35 but it works")).contains("cannot be done now");
  }

  @Test
  @Order(7)
  void aStaleItemNeverShowsAsDone() {
    launch(stage.ben(), "restore-test worked backup: weekly age: 3d took: 1h proof: all there");
    assertThat(check(stage.ada(), "show 35")).contains("✅");
    clock.forward(Duration.ofDays(31));
    assertThat(check(stage.ada(), "show 35")).contains("open again: its evidence is too old");
    assertThat(check(stage.ada(), "show 11")).contains("its waiver has ended");
    assertThat(check(stage.ada(), "section data-safety"))
        .contains("restoring one was tested", "its evidence is too old");
  }

  @Test
  @Order(8)
  void theFileComesAsADirectMessage() {
    assertThat(check(stage.ada(), "export")).contains("79 items", ".md");
    stage.seesIn(stage.ada().direct(), "The checklist: 79 items");
  }

  private SandboxPerson guest() {
    return stage.sandbox().as(Cast.GUS);
  }

  private String check(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.SUPPORT, "/launch check " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private String launch(SandboxPerson person, String words) {
    return person.command(Cast.SUPPORT, "/launch " + words).shown();
  }

  private static String ts(Answer answer) {
    return Objects.requireNonNull(answer.message()).get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }

  /** The value of the first row's button. */
  private static String item(Answer list) {
    for (var block : list.blocks()) {
      JsonObject accessory = block.getAsJsonObject().getAsJsonObject("accessory");
      if (accessory != null && accessory.has("value")) {
        return accessory.get("value").getAsString();
      }
    }
    throw new AssertionError("no row with a button");
  }
}
