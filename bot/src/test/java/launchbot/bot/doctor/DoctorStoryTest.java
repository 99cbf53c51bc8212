package launchbot.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the doctor says of a bot that is well, and of every trouble that the sandbox can make. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorStoryTest {
  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);

  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open();
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker @ben");
    // The outbox and the calendar have come to rest, and everybody is known.
    stage.seesIn(stage.ben().direct(), "Signup hangs");
    Awaitility.await().until(() -> examine().contains("All is well."));
  }

  @AfterEach
  void heal() {
    stage.sandbox().faults().clear();
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  void whoIsWellHasALineForEachThing() {
    assertThat(examine())
        .contains(
            "All is well.",
            "✅ *SLACK_BOT_TOKEN* accepted",
            "✅ *clock* agrees with Slack's",
            "✅ *Scopes* all that I need are granted.",
            "✅ *Channels*",
            "✅ *People*",
            "✅ *Database* PostgreSQL 18",
            "✅ *Scheduler*",
            "✅ *Messages*",
            "▫️ *Backup* none under this process's home yet",
            "Only you see this");
  }

  @Test
  void aMissingScopeIsNamedWithWhatItBreaks() {
    stage.sandbox().faults().scope("pins:write", false);
    try {
      assertThat(examine())
          .contains(
              "One thing needs you.", "⚠️ *scope pins:write* missing", "Reinstall to Workspace")
          .doesNotContain("*Scopes*");
    } finally {
      stage.sandbox().faults().scope("pins:write", true);
    }
  }

  @Test
  void withoutTheScopeToLookAChannelIsUnknown() {
    stage.sandbox().faults().scope("channels:read", false);
    assertThat(examine())
        .contains(
            "⚠️ *<#" + Cast.LAUNCH + ">* unknown", "`channels:read`", "*scope channels:read*");
  }

  @Test
  void anArchivedChannelIsSeen() {
    stage.ada().rooms().archive(Cast.LAUNCH);
    try {
      // Slack takes no command in an archived channel: it is typed elsewhere.
      assertThat(examine(Cast.SUPPORT))
          .contains("⚠️ *<#" + Cast.LAUNCH + ">* is archived", "Unarchive it");
    } finally {
      stage.ada().rooms().unarchive(Cast.LAUNCH);
    }
  }

  @Test
  void aChannelWithoutTheBotIsSeen() {
    stage.sandbox().faults().refuse("conversations.info", Cast.LAUNCH, "not_in_channel");
    assertThat(examine()).contains("I am not in it", "`/invite @launchbot`");
    stage.sandbox().faults().clear();
    stage.sandbox().faults().refuse("conversations.info", Cast.LAUNCH, "channel_not_found");
    assertThat(examine()).contains("I cannot see it", "`/invite @launchbot`");
  }

  @Test
  void whoHasLeftIsNamedWithWhatTheyHave() {
    stage.sandbox().deactivate(Cast.BEN);
    try {
      Awaitility.await().until(() -> examine().contains("is deactivated in Slack"));
      assertThat(examine())
          .contains("⚠️ *<@" + Cast.BEN + ">* is deactivated", "an open entry", "/triage list");
    } finally {
      stage.sandbox().reactivate(Cast.BEN);
      Awaitility.await().until(() -> examine().contains("All is well."));
    }
  }

  @Test
  void aSlowSlackLeavesUnknownWhatItDidNotTellInTime() {
    stage.sandbox().faults().slow(Duration.ofSeconds(4));
    long start = System.nanoTime();
    String answer = examine();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACKS_PATIENCE);
    assertThat(answer)
        .contains("⚠️ *Slack* unknown", "⚠️ *Channels* unknown", "✅ *Database*", "✅ *People*");
  }

  @Test
  void aSlackThatIsDownIsSaidToBe() {
    stage.sandbox().faults().down();
    assertThat(examine())
        .contains("*SLACK_BOT_TOKEN* not checked: Slack answers 503", "Slack cannot be reached");
  }

  @Test
  void aTestMessageIsSentAndReported() {
    stage.ada().click(ts(doctor(stage.ada(), Cast.LAUNCH)), "doctor_test");
    stage.seesIn(stage.ada().direct(), "This is the test message that you asked for");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Slack took the test message");
    stage.sandbox().faults().scope("chat:write", false);
    try {
      stage.ada().click(ts(doctor(stage.ada(), Cast.LAUNCH)), "doctor_test");
      stage.whispered(Cast.ADA, Cast.LAUNCH, "did not take the test message", "chat:write");
    } finally {
      stage.sandbox().faults().scope("chat:write", true);
    }
  }

  @Test
  void guestsAndFurtherWordsAreRefused() {
    assertThat(doctor(stage.sandbox().as(Cast.GUS), Cast.SUPPORT).shown())
        .contains("is for the team to know");
    assertThat(stage.ada().command(Cast.LAUNCH, "/launch doctor please").shown())
        .contains("type `/launch doctor`");
  }

  private String examine() {
    return examine(Cast.LAUNCH);
  }

  private String examine(String channel) {
    return doctor(stage.ada(), channel).shown();
  }

  private static Answer doctor(SandboxPerson person, String channel) {
    Answer answer = person.command(channel, "/launch doctor");
    assertThat(answer.error()).isNull();
    return answer;
  }

  private static String ts(Answer answer) {
    return Objects.requireNonNull(answer.message()).get("ts").getAsString();
  }
}
