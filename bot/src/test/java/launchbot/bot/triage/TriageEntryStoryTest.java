package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One entry through everything that can be said about it, at half past three of a Tuesday in UTC.
 */
class TriageEntryStoryTest {
  private final Ticking clock = new Ticking(Instant.parse("2026-12-01T15:30:00Z"));
  private Stage stage;
  private SandboxPerson ada;
  private SandboxPerson ben;

  @BeforeEach
  void open() {
    stage = Stage.open(TestDatabase.migrated(), Stage.home(), clock);
    ada = stage.ada();
    ben = stage.ben();
    stage.type(ada, "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterEach
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  void everyFieldCanBeSet() {
    assertThat(stage.type(ada, "set 1 title Signup never ends")).contains("*#1* is changed");
    stage.type(ada, "set 1 impact A customer waits and leaves");
    stage.type(ada, "set 1 workaround: “Reload the page”");
    stage.type(ada, "set 1 tags #signup payments");
    stage.type(ada, "set 1 owner @ben");
    stage.type(ada, "set 1 due 12 dec");
    stage.type(ada, "set 1 severity high");
    assertThat(stage.type(ada, "show 1"))
        .contains("Signup never ends", "A customer waits and leaves", "Reload the page")
        .contains("#signup #payments", "<@" + Cast.BEN + ">", "Sat 12 Dec", "🟠 high");
    assertThat(stage.type(ada, "history 1"))
        .contains("Signup hangs → Signup never ends", "blocker → high", "2026-12-12");
    assertThat(stage.type(ada, "set 1 severity worst")).contains("severity");
    assertThat(stage.type(ada, "set 1 mood better")).contains("I can set `severity`");
    assertThat(stage.type(ada, "set 1 title")).contains("Set what?");
    assertThat(stage.type(ada, "set 1 tags none")).contains("*#1* is changed");
    assertThat(stage.type(ada, "set 1 workaround none")).contains("*#1* is changed");
    assertThat(stage.type(ada, "show 1")).doesNotContain("#signup", "Reload the page");
  }

  @Test
  void tomorrowIsTheOneOfWhoeverSaysIt() {
    var chiyo = stage.sandbox().as(Cast.CHIYO);
    assertThat(stage.type(ben, "due 1 tomorrow")).contains("due Wed 2 Dec");
    assertThat(stage.type(chiyo, "due 1 tomorrow")).contains("due Thu 3 Dec");
    // In Tokyo it is Wednesday already, so Tuesday is over; in New York it is still morning.
    assertThat(stage.type(chiyo, "due 1 2026-12-01")).contains("in the past");
    assertThat(stage.type(ben, "due 1 2026-12-01")).contains("due Tue 1 Dec");
    assertThat(stage.type(ben, "due 1 feb 30")).contains("30").doesNotContain("*#1* is changed");
    assertThat(stage.type(ben, "due 1 none")).contains("*#1* is changed");
    assertThat(stage.type(ben, "due 1")).contains("By when?");
  }

  @Test
  void fromEveryClosedStateAWayLeadsBack() {
    stage.type(ada, "add Reset mail is late | Nobody gets back in !blocker");
    stage.type(ben, "fix 1");
    assertThat(stage.type(ada, "reopen 1 still hangs")).contains("*#1* is open again");
    stage.type(ben, "fix 1");
    stage.type(ada, "verify 1");
    assertThat(stage.type(ada, "fix 1")).contains("verified: reopen it first");
    assertThat(stage.type(ada, "reopen 1")).contains("is open again");
    assertThat(stage.type(ada, "wontfix 1")).contains("Say why #1 will not be fixed");
    assertThat(stage.type(ada, "wontfix 1 because the old form goes"))
        .contains("will not be fixed");
    assertThat(stage.type(ada, "start 1")).contains("won't fix: reopen it first");
    assertThat(stage.type(ada, "reopen 1")).contains("is open again");
    assertThat(stage.type(ada, "dup 1")).contains("dup 1 of");
    assertThat(stage.type(ada, "dup 1 of 1")).contains("cannot be a duplicate of itself");
    assertThat(stage.type(ada, "dup 1 of 99")).contains("There is no #99");
    assertThat(stage.type(ada, "dup 1 of 2")).contains("closed as a duplicate of #2");
    assertThat(stage.type(ada, "dup 2 of 1")).contains("is a duplicate of #2 itself");
    assertThat(stage.type(ada, "fix 1")).contains("go on there, or reopen");
    assertThat(stage.type(ada, "reopen 1")).contains("is open again");
    assertThat(stage.type(ada, "history 1"))
        .contains("still hangs", "the old form goes", "reopened", "duplicate", "wont-fix");
  }

  @Test
  void whatIsDeletedComesBack() {
    stage.seesIn(Cast.LAUNCH, "Signup hangs");
    assertThat(stage.type(ada, "delete 1")).contains("`/triage restore 1` brings it back");
    stage.seesIn(Cast.LAUNCH, "was deleted");
    assertThat(stage.type(ada, "list")).doesNotContain("Signup hangs");
    assertThat(stage.type(ada, "fix 1")).contains("bring it back first");
    assertThat(stage.type(ada, "delete 1")).contains("deleted already");
    assertThat(stage.type(ben, "undo")).contains("You changed nothing");
    assertThat(stage.type(ada, "undo")).contains("Undone: *#1*");
    assertThat(stage.type(ada, "undo")).contains("was an undo");
    stage.seesIn(Cast.LAUNCH, "Signup hangs", "Nobody gets in");
    assertThat(stage.type(ada, "restore 1")).contains("is not deleted");
    stage.type(ben, "delete 1");
    assertThat(stage.type(ada, "restore 1")).contains("*#1* is back");
    assertThat(stage.type(ada, "list")).contains("Signup hangs");
  }

  @Test
  void undoOfAnAdditionTakesItAwayAndIsOpenForADay() {
    assertThat(stage.type(ada, "undo")).contains("Undone: *#1*");
    assertThat(stage.type(ada, "list all")).doesNotContain("Signup hangs");
    stage.type(ada, "add Mail is late | Resets take an hour !blocker");
    clock.forward(Duration.ofHours(25));
    assertThat(stage.type(ada, "undo")).contains("You changed nothing there in the last day");
  }

  @Test
  void whatWasMovedOutTwiceIsSaidToBeDecided() {
    assertThat(stage.type(ada, "move 1 low 12 dec @ben")).contains("out of the sprint");
    assertThat(stage.type(ada, "show 1")).doesNotContain("already decided");
    stage.type(ben, "set 1 severity high");
    assertThat(stage.type(ben, "move 1 low 19 dec")).contains("out of the sprint: low");
    assertThat(stage.type(ada, "show 1"))
        .contains("already decided on 2026-12-01 by <@" + Cast.BEN + ">");
    assertThat(stage.type(ada, "move 1 low 19 dec")).contains("out of the sprint already");
  }

  @Test
  void whoHasLeftIsGivenNothing() {
    String eve = "<@" + Cast.EVE + ">";
    assertThat(ada.commandAsSent(Cast.LAUNCH, "/triage assign 1 " + eve).shown())
        .contains("is deactivated");
    assertThat(ada.commandAsSent(Cast.LAUNCH, "/triage add A b | c !high " + eve).shown())
        .contains("is deactivated");
    assertThat(ada.commandAsSent(Cast.LAUNCH, "/triage move 1 low fri " + eve).shown())
        .contains("is deactivated");
    JsonObject form = Objects.requireNonNull(stage.answer(ada, "edit 1").openedView());
    assertThat(ada.submit(form.get("id").getAsString(), Map.of("owner", Cast.EVE)).errors())
        .containsKey("owner");
    String csv = "title,severity,impact,owner\nMail is late,high,Resets take an hour," + Cast.EVE;
    assertThat(stage.type(ada, "import\n" + csv))
        .contains("Nothing was imported", eve + " is deactivated");
    // Somebody who leaves while the bot knows them is noticed by Slack's event.
    stage.type(ada, "assign 1 @ben");
    stage.sandbox().deactivate(Cast.DANA);
    assertThat(ada.commandAsSent(Cast.LAUNCH, "/triage assign 1 <@" + Cast.DANA + ">").shown())
        .contains("is deactivated");
    assertThat(stage.type(ada, "show 1")).contains("<@" + Cast.BEN + ">").doesNotContain(eve);
  }

  @Test
  void listsAreFilteredByWhatPeopleAskFor() {
    stage.type(
        ada, "add Card form loses input | Customers type twice !high @ben due today #payments");
    stage.type(ada, "add Logo is blurred | Looks cheap !low @ada");
    assertThat(stage.type(ada, "list #payments")).contains("Card form").doesNotContain("Logo");
    assertThat(stage.type(ada, "list @ben")).contains("Card form").doesNotContain("Logo");
    assertThat(stage.type(ada, "list owner:nobody")).contains("Signup").doesNotContain("Logo");
    assertThat(stage.type(ada, "list blocker,low"))
        .contains("Signup", "Logo")
        .doesNotContain("Card form");
    assertThat(stage.type(ada, "list \"type twice\"")).contains("Card form").doesNotContain("Logo");
    assertThat(stage.type(ada, "list mine")).contains("Logo").doesNotContain("Card form");
    assertThat(stage.type(ada, "list overdue")).contains("Nothing fits");
    clock.forward(Duration.ofDays(2));
    assertThat(stage.type(ada, "list overdue"))
        .contains("Card form", "⚠️ was due Tue 1 Dec")
        .doesNotContain("Logo", "Signup");
    stage.type(ben, "fix 2");
    assertThat(stage.type(ada, "list overdue")).contains("Nothing fits");
    assertThat(stage.type(ada, "list closed")).contains("Card form").doesNotContain("Logo");
    assertThat(stage.type(ada, "list all")).contains("Card form", "Logo", "Signup");
  }

  @Test
  void mineAreMineInAllLaunches() {
    stage.type(ada, "assign 1 me");
    Answer which = ada.command(Cast.SUPPORT, "/triage add Mail is late | x !high @ada");
    String ts = Objects.requireNonNull(which.message()).get("ts").getAsString();
    ada.click(ts, "triage_save_here");
    stage.whispered(Cast.ADA, Cast.SUPPORT, "Saved as *#2*", "now the home of a launch");
    for (String channel : List.of(Cast.LAUNCH, Cast.SUPPORT)) {
      assertThat(ada.command(channel, "/triage mine").shown())
          .contains("All launches", "Signup hangs", "Mail is late");
    }
    assertThat(ada.command(Cast.SUPPORT, "/triage list").shown())
        .contains("Mail is late")
        .doesNotContain("Signup hangs");
    assertThat(ben.command(Cast.LAUNCH, "/triage mine").shown()).doesNotContain("Mail is late");
  }
}
