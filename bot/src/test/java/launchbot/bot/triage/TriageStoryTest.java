package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with /triage, from the first word on. */
class TriageStoryTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open();
  }

  @AfterEach
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  void theFirstCommandMakesThisChannelTheHomeOfALaunch() {
    String answer = stage.type(stage.ada(), "");
    assertThat(answer).contains("now the home of a launch", "Nothing is open");
    assertThat(stage.type(stage.ada(), "")).doesNotContain("now the home");
  }

  @Test
  void whateverBeginsALaunchSaysSo() {
    assertThat(stage.type(stage.ada(), "pin")).contains("now the home of a launch");
    String csv = "/triage import\ntitle,severity,impact\nSignup hangs,blocker,Nobody gets in";
    var other = Stage.open();
    try {
      assertThat(other.ada().command(Cast.SUPPORT, csv).shown())
          .contains("1 entries are imported", "now the home of a launch");
    } finally {
      other.close();
    }
  }

  @Test
  void anEntryIsSavedAnnouncedAndGivenToItsOwner() {
    String answer =
        stage.type(
            stage.ada(),
            "add Card form loses input | A customer types the card twice !high @ben due tomorrow"
                + " #payments");
    assertThat(answer).contains("Saved as *#1*", "Card form loses input");
    assertThat(stage.type(stage.ada(), "show 1"))
        .contains("#payments", "A customer types the card twice");
    stage.seesIn(Cast.LAUNCH, "*#1*", "Card form loses input", "A customer types the card twice");
    stage.seesIn(stage.ben().direct(), "<@" + Cast.ADA + "> gave you", "Card form loses input");
  }

  @Test
  void whatIsMissingIsAskedForInAFormThatKeepsWhatWasTyped() {
    Answer answer = stage.answer(stage.ada(), "add Signup button does nothing !high");
    JsonObject view = Objects.requireNonNull(answer.openedView());
    assertThat(Answer.shown(view)).contains("Signup button does nothing", "one sentence");
    var refused = stage.ada().submit(id(view), Map.of("impact", "Nobody can sign up"));
    assertThat(refused.errors()).containsKey("owner");
    var saved =
        stage.ada().submit(id(view), Map.of("impact", "Nobody can sign up", "owner", Cast.BEN));
    assertThat(saved.closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Saved as *#1*");
    stage.seesIn(Cast.LAUNCH, "Signup button does nothing", "Nobody can sign up");
  }

  @Test
  void theWorkGoesFromOpenToVerifiedAndTheChannelSeesIt() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    assertThat(stage.type(stage.ben(), "start 1")).contains("You are on *#1*");
    stage.seesIn(Cast.LAUNCH, "*#1*", "in progress", "<@" + Cast.BEN + ">");
    assertThat(stage.type(stage.ben(), "fix 1 deployed in 1.4")).contains("is fixed");
    assertThat(stage.type(stage.ben(), "verify 1")).contains("somebody else of the team");
    assertThat(stage.type(stage.ada(), "verify 1")).contains("*#1* is verified");
    assertThat(stage.type(stage.ada(), "history 1"))
        .contains("added", "started", "fixed", "deployed in 1.4", "verified");
    stage.seesIn(Cast.LAUNCH, "*#1*", "✅", "verified");
    assertThat(stage.shownIn(Cast.LAUNCH)).hasSize(1);
  }

  @Test
  void aloneOneVerifiesOneselfAndItIsSaid() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ada(), "fix 1");
    assertThat(stage.type(stage.ada(), "verify 1")).contains("by its fixer alone");
  }

  @Test
  void whatSaysTheSameIsOfferedBeforeItIsSavedTwice() {
    stage.type(stage.ada(), "add Signup button does nothing | Nobody gets in !blocker");
    Answer answer =
        stage.answer(
            stage.ben(), "add The signup buttons does nothing! | I can't sign up !blocker");
    assertThat(answer.shown()).contains("Not saved yet", "*#1*", "ago");
    stage.ben().click(ts(Objects.requireNonNull(answer.message())), "triage_save");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "Saved as *#2*");
  }

  @Test
  void scopeIsCapped() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ada(), "add Logo is blurred | Looks cheap !low");
    assertThat(stage.type(stage.ada(), "start 2")).contains("outside the sprint's scope", "pull 2");
    assertThat(stage.type(stage.ada(), "pull 2")).contains("1 blocker is still open");
    assertThat(stage.type(stage.ada(), "pull 2 anyway because the press sees it"))
        .contains("in the sprint");
    assertThat(stage.type(stage.ada(), "history 2"))
        .contains("the press sees it", "open blockers #1");
    assertThat(stage.type(stage.ada(), "start 2")).contains("You are on *#2*");
    assertThat(stage.type(stage.ada(), "move 2 low in 3 weeks @ben")).contains("out of the sprint");
  }

  @Test
  void undoPutsBackOnesOwnLastChange() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ada(), "set 1 title Signup is slow");
    assertThat(stage.type(stage.ada(), "undo")).contains("Undone", "Signup hangs");
    stage.type(stage.ada(), "set 1 title Signup is slow");
    stage.type(stage.ben(), "assign 1 me");
    assertThat(stage.type(stage.ada(), "undo 1")).contains("has changed since then");
  }

  @Test
  void unknownWordsNeverBecomeAnEntrySilently() {
    Answer answer = stage.answer(stage.ada(), "signup button does nothing");
    assertThat(answer.shown()).contains("nothing was saved");
    Answer form =
        stage.ada().click(ts(Objects.requireNonNull(answer.message())), "triage_complete");
    assertThat(Answer.shown(Objects.requireNonNull(form.openedView())))
        .contains("signup button does nothing");
  }

  @Test
  void whereNoLaunchLivesTheBotAsksWhich() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    Answer answer =
        stage
            .ada()
            .command(Cast.SUPPORT, "/triage add Mail is late | Resets take an hour !blocker");
    assertThat(answer.shown()).contains("which launch");
    stage.ada().click(ts(Objects.requireNonNull(answer.message())), "triage_save_in:1");
    stage.whispered(Cast.ADA, Cast.SUPPORT, "Saved as *#2*", "<#" + Cast.LAUNCH + ">");
  }

  @Test
  void inAThreadTheMentionDoesWhatTheCommandDoes() {
    String ts = stage.ben().say(Cast.LAUNCH, "the signup hangs for me");
    stage
        .ben()
        .reply(Cast.LAUNCH, ts, "@Launchbot triage add Signup hangs | Nobody gets in !blocker");
    stage.seesIn(Cast.LAUNCH, "*#1*", "Signup hangs");
    org.awaitility.Awaitility.await()
        .until(() ->
            stage.sandbox().thread(Cast.LAUNCH, ts).stream()
                .map(Answer::shown)
                .anyMatch(text -> text.contains("Saved as *#1*")));
    stage.ben().reply(Cast.LAUNCH, ts, "@Launchbot triage add Mail is late");
    org.awaitility.Awaitility.await()
        .until(() ->
            stage.sandbox().thread(Cast.LAUNCH, ts).stream()
                .map(Answer::shown)
                .anyMatch(text -> text.contains("Complete it")));
  }

  @Test
  void aMessageBecomesAnEntryWithItsWordsAndItsLink() {
    String ts = stage.ben().say(Cast.LAUNCH, "Reset mails never arrive for gmail users");
    Answer answer = stage.ada().shortcut("triage_add_message", Cast.LAUNCH, ts);
    JsonObject view = Objects.requireNonNull(answer.openedView());
    stage.ada().submit(id(view), Map.of("impact", "Nobody gets back in", "severity", "blocker"));
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Saved as *#1*");
    assertThat(stage.type(stage.ada(), "show 1")).contains("the message it came from");
  }

  @Test
  void twoPeopleWhoEditAtOnceBothAreHeard() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    JsonObject mine = Objects.requireNonNull(stage.answer(stage.ada(), "edit 1").openedView());
    stage.type(stage.ben(), "set 1 title Signup hangs on phones");
    var answer = stage.ada().submit(id(mine), Map.of("title", "Signup never ends"));
    JsonObject conflict = Objects.requireNonNull(answer.view());
    assertThat(Answer.shown(conflict))
        .contains("Signup hangs on phones", "Signup never ends", "Take mine");
    var saved = stage.ada().submit(id(conflict), Map.of("title", "mine"));
    assertThat(saved.closed()).isTrue();
    assertThat(stage.type(stage.ada(), "show 1")).contains("Signup never ends");
  }

  @Test
  void aFormThatWasRefusedCanBePutRightAndSentAgain() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    JsonObject form = Objects.requireNonNull(stage.answer(stage.ada(), "edit 1").openedView());
    var refused = stage.ada().submit(id(form), Map.of("severity", "medium"));
    assertThat(refused.errors().toString()).contains("workaround");
    var saved =
        stage
            .ada()
            .submit(
                id(form),
                Map.of("severity", "medium", "workaround", "By mail", "due", "2036-12-01"));
    assertThat(saved.trouble()).isNull();
    assertThat(saved.errors()).isEmpty();
    assertThat(stage.type(stage.ada(), "show 1")).contains("🟡 medium", "By mail");
  }

  @Test
  void theTableStaysPinnedAndFollowsEveryChange() {
    stage.type(stage.ada(), "pin");
    stage.seesIn(Cast.LAUNCH, "Nothing is open.");
    assertThat(stage.type(stage.ada(), "pin")).contains("stands in this channel already");
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.seesIn(Cast.LAUNCH, "🔴 1 blocker", "Signup hangs", "follows every change");
    assertThat(stage.sandbox().pins(Cast.LAUNCH)).hasSize(1);
  }

  @Test
  void listsAreFilteredAndPagedAndRowsActInPlace() {
    for (int i = 1; i <= 23; i++) {
      stage.type(stage.ada(), "add Finding number %d of many | Somebody is hurt !low".formatted(i));
    }
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    Answer all = stage.answer(stage.ada(), "list");
    assertThat(all.shown()).contains("🔴 1 blocker", "🔵 23 low", "Next ▶ (1 of 3)");
    Answer low = stage.answer(stage.ada(), "list low");
    String message = ts(Objects.requireNonNull(low.message()));
    stage.ada().click(message, "triage_page_next");
    JsonObject page = stage.whispered(Cast.ADA, Cast.LAUNCH, "only low", "(2 of 3)");
    assertThat(Answer.shown(page)).doesNotContain("Signup hangs");
    String row = Answer.shown(page).contains("number 11") ? "fix 11" : "";
    stage.ada().choose(ts(page), "triage_row:1/1/low", row);
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Done: fix *#11*", "only low");
    assertThat(stage.type(stage.ada(), "list \"nothing like it\"")).contains("Nothing fits");
    assertThat(stage.type(stage.ada(), "mine")).contains("All launches");
  }

  @Test
  void entriesGoOutAndComeBackInAsAFile() {
    stage.type(stage.ada(), "add =cmd() | Formula !blocker");
    assertThat(stage.type(stage.ada(), "export csv")).contains("1 entries are on their way");
    stage.seesIn(stage.ada().direct(), "Your export: 1 entries.");
    String answer =
        stage.type(
            stage.ada(),
            "import\n"
                + "title,severity,impact\n"
                + "Signup hangs,blocker,Nobody gets in\n"
                + "\"Logo, blurred\",low,Looks cheap");
    assertThat(answer).contains("2 entries are imported");
    assertThat(stage.type(stage.ada(), "import\ntitle,severity,impact\nx,worst,y"))
        .contains("Nothing was imported", "Line 2");
    assertThat(stage.type(stage.ada(), "list")).contains("Logo, blurred", "🔵 1 low");
  }

  @Test
  void guestsReportAndReadButDoNotDecide() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    var gus = stage.sandbox().as(Cast.GUS);
    assertThat(gus.command(Cast.SUPPORT, "/triage fix 1").shown()).contains("Guests can report");
    assertThat(gus.command(Cast.SUPPORT, "/triage show 1").shown()).contains("Signup hangs");
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }
}
