package launchbot.bot.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
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
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A sprint from its start to the archive, begun on Tuesday 1 December 2026; one story in scenes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SprintStoryTest {
  private final Ticking clock = new Ticking(Instant.parse("2026-12-01T09:30:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void whereNothingRunsThatIsSaid() {
    for (String words : List.of("days", "pause", "resume", "shift +1", "zone", "role", "archive")) {
      assertThat(say(stage.ada(), words)).as(words).contains("`/launch start` begins one");
    }
    assertThat(say(stage.ada(), "start Checkout feb 30")).contains("there is no 30 February");
    assertThat(say(stage.ada(), "start Checkout 30 nov 2026")).contains("has passed");
    assertThat(stage.shownIn(Cast.LAUNCH)).isEmpty();
  }

  @Test
  @Order(2)
  void aGuestStartsNothing() {
    for (String words : List.of("start Checkout 18 dec", "start", "plan new", "plan remove x")) {
      assertThat(guest().command(Cast.SUPPORT, "/launch " + words).shown())
          .as(words)
          .containsAnyOf("Guests can report", "no plan of that key");
    }
  }

  @Test
  @Order(3)
  void typedItBeginsAtOnceAndTheChannelReadsIt() {
    assertThat(say(stage.ada(), "start Checkout 18 dec rescue-5"))
        .contains("Checkout has begun", "It begins on Mon 14 Dec");
    assertThat(stage.seesIn(Cast.LAUNCH, "A sprint begins", "Checkout"))
        .contains(
            "<@" + Cast.ADA + "> leads it",
            "launch on Fri 18 Dec",
            "Day 1 · Mon 14 Dec · Collect issues",
            "Day 5 · Fri 18 Dec · Logs, backups",
            "What happens now:",
            "day 1 is Mon 14 Dec");
    assertThat(say(stage.ben(), "start Other rescue-5")).contains("A sprint runs here already");
    assertThat(say(stage.ben(), "start")).contains("A sprint runs here already");
  }

  @Test
  @Order(4)
  void dayOneIsMovedAndEverythingFollows() {
    assertThat(say(stage.ben(), "shift +1")).contains("Only the lead of the launch can");
    assertThat(say(stage.ada(), "shift")).contains("Say when day 1 shall be");
    assertThat(say(stage.ada(), "shift soon")).contains("cannot read a date");
    assertThat(say(stage.ada(), "shift 5 dec")).contains("is a day off here", "2026-12-07");
    assertThat(say(stage.ada(), "shift 30 nov 2026")).contains("has passed");
    assertThat(say(stage.ada(), "shift -30")).contains("has passed");
    assertThat(say(stage.ada(), "shift +2"))
        .contains("Day 1 is Wed 16 Dec now", "after the launch on Fri 18 Dec");
    assertThat(say(stage.ada(), "shift 1 dec")).contains("Day 1 is Tue 1 Dec", "day 1 of 5");
    stage.seesIn(Cast.LAUNCH, "Day 1 is Tue 1 Dec now, the last day Mon 7 Dec");
    assertThat(say(stage.ben(), "days"))
        .contains("Day 1, today* · Tue 1 Dec", "Day 4 · Fri 4 Dec", "Day 5 · Mon 7 Dec");
  }

  @Test
  @Order(5)
  void aPauseLetsTheDaysWait() {
    clock.forward(Duration.ofDays(1));
    assertThat(say(stage.ada(), "pause until later")).contains("Nothing was paused");
    assertThat(say(stage.ada(), "pause because Ben is ill")).contains("paused from today on");
    stage.seesIn(Cast.LAUNCH, "paused from today on", "Why: Ben is ill");
    assertThat(say(stage.ada(), "pause")).contains("paused already");
    clock.forward(Duration.ofDays(1));
    assertThat(say(stage.ada(), "resume please")).contains("takes no more words");
    assertThat(say(stage.ada(), "resume")).contains("goes on", "Today is day 2 of 5");
    assertThat(say(stage.ada(), "resume")).contains("not paused");
    assertThat(say(stage.ada(), "days"))
        .contains("Day 1 · Tue 1 Dec", "Day 2, today* · Thu 3 Dec", "Day 5 · Tue 8 Dec");
  }

  @Test
  @Order(6)
  void theLaunchIsNamedDatedAndKeepsTime() {
    assertThat(say(stage.ada(), "rename \"Checkout 2\"")).contains("called Checkout 2 now");
    assertThat(say(stage.ben(), "rename Mine")).contains("Only the lead");
    assertThat(say(stage.ada(), "date 4 dec")).contains("Fri 4 Dec", "last day, Tue 8 Dec");
    assertThat(say(stage.ada(), "date never")).contains("cannot read a date");
    assertThat(say(stage.ada(), "date none")).contains("no date any more");
    assertThat(say(stage.ada(), "zone Berlin")).contains("Europe/Berlin", "Did you mean");
    assertThat(say(stage.ada(), "zone Mars/Crater")).contains("I know no time zone");
    assertThat(say(stage.ada(), "zone asia/kathmandu")).contains("Asia/Kathmandu now");
    assertThat(say(stage.ada(), "zone")).contains("Asia/Kathmandu");
    assertThat(say(stage.ada(), "zone UTC")).contains("UTC now");
  }

  @Test
  @Order(7)
  void rolesAreGivenToldAndTaken() {
    assertThat(say(stage.ada(), "role")).contains("*lead*", "<@" + Cast.ADA + ">", "_nobody yet_");
    assertThat(say(stage.ada(), "role approver <@%s> <@%s>".formatted(Cast.BEN, Cast.CHIYO)))
        .contains("says go or no-go: <@" + Cast.BEN + ">, <@" + Cast.CHIYO + ">");
    stage.seesIn(stage.ben().direct(), "made you approver of Checkout 2");
    assertThat(say(stage.ada(), "role tester <@%s>".formatted(Cast.BEN))).contains("*tester*");
    assertThat(say(stage.ada(), "role tester <@%s>".formatted(Cast.BEN))).contains("already");
    assertThat(say(stage.ada(), "role remove approver <@%s>".formatted(Cast.CHIYO)))
        .doesNotContain("<@" + Cast.CHIYO + ">, ");
    assertThat(say(stage.ben(), "role support me")).contains("Only the lead");
    assertThat(say(stage.ada(), "role approver <@%s>".formatted(guest().id())))
        .contains("is a guest here");
    assertThat(say(stage.ada(), "role remove lead me")).contains("never without a lead");
    assertThat(say(stage.ada(), "role boss me")).contains("Say which role");
    assertThat(say(stage.ada(), "role lead <@%s>".formatted(Cast.BEN))).contains("leads this");
    stage.seesIn(stage.ben().direct(), "made you lead of Checkout 2");
    assertThat(say(stage.ada(), "shift +1")).contains("Only the lead");
    assertThat(say(stage.ben(), "role lead <@%s>".formatted(Cast.ADA))).contains("leads this");
  }

  @Test
  @Order(8)
  void aPlanIsWrittenInAFormOrHandedInAsAFile() {
    assertThat(say(stage.ada(), "plan")).contains("rescue-5", "launch-48h", "came with Launchbot");
    assertThat(say(stage.ada(), "plan show rescue-6")).contains("Did you mean `rescue-5`?");
    String form = form(answer(stage.ben(), "plan new"));
    SubmitAnswer wrong = stage.ben().submit(form, Map.of("typed", "plan: our-2\ndays: five"));
    assertThat(wrong.errors().get("typed"))
        .contains("Nothing was saved", "Line 1: name:", "Line 2: days:");
    String yaml =
        "plan: our-2\nname: Two days\ndays:\n- focus: Fix 🚀\n- focus: Go\n  acts: [go]\n";
    assertThat(stage.ben().submit(form, Map.of("typed", yaml)).closed()).isTrue();
    stage.whispered(Cast.BEN, Cast.LAUNCH, "Version 1 of `our-2` is saved");
    String edit = form(answer(stage.ada(), "plan edit our-2"));
    String file =
        stage
            .ada()
            .upload(
                "our-2.yaml",
                yaml.replace("Two days", "Our two days").getBytes(StandardCharsets.UTF_8));
    String late = form(answer(stage.ben(), "plan edit our-2"));
    assertThat(stage.ada().submit(edit, Map.of("file", List.of(file))).closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Version 2 of `our-2` is saved");
    assertThat(stage.ben().submit(late, Map.of("typed", yaml + "# late")).errors().get("typed"))
        .contains("in version 2 by now");
    assertThat(say(stage.ada(), "plan show our-2"))
        .contains("Our two days", "version 2 saved by", "version 1 saved by");
    assertThat(say(stage.ada(), "plan file our-2")).contains("our-2.yaml");
    assertThat(say(stage.ada(), "plan remove rescue-5")).contains("came with Launchbot and stays");
    assertThat(say(stage.ada(), "days")).contains("plan `rescue-5`, version 1");
  }

  @Test
  @Order(9)
  void itIsExtendedWithAReason() {
    assertThat(say(stage.ada(), "extend 2")).contains("Say why");
    assertThat(say(stage.ada(), "extend 0 because x")).contains("1 to 30 working days");
    assertThat(say(stage.ada(), "extend lots because x")).contains("Say by how many");
    assertThat(say(stage.ada(), "extend 2 days because payments take longer"))
        .contains("2 working days longer: its last day is Thu 10 Dec");
    stage.seesIn(Cast.LAUNCH, "2 working days longer", "Why: payments take longer");
    String form = form(answer(stage.ada(), "extend"));
    assertThat(stage.ada().submit(form, Map.of("days", "x", "reason", "y")).errors())
        .containsKey("days");
    assertThat(stage.ada().submit(form, Map.of("days", "1", "reason", "the press")).closed())
        .isTrue();
    stage.seesIn(Cast.LAUNCH, "1 working day longer: its last day is Fri 11 Dec");
  }

  @Test
  @Order(10)
  void whoStopsReadsWhatIsLeft() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    assertThat(say(stage.ada(), "archive")).contains("A sprint runs here: end it first");
    assertThat(say(stage.ada(), "stop now")).contains("Nothing was stopped");
    Answer asked = answer(stage.ada(), "stop because the budget is gone");
    assertThat(asked.shown()).contains("this is left open: *1 blocker*", "the budget is gone");
    assertThat(say(stage.ada(), "days")).contains("Today is day 2");
    stage.ada().click(ts(asked), "sprint_stop_now");
    stage.seesIn(Cast.LAUNCH, "stopped without a go", "Left open: 1 blocker", "budget is gone");
    assertThat(say(stage.ada(), "days")).contains("It was stopped. Why: the budget is gone");
    assertThat(say(stage.ada(), "extend 1 because x")).contains("was stopped");
  }

  @Test
  @Order(11)
  void anotherOneBeginsFromTheForm() {
    String form = form(answer(stage.ben(), "start"));
    Map<String, Object> typed =
        Map.of("name", "Checkout 3", "plan", "our-2", "zone", "Europe/Berlni", "day_off", "next");
    assertThat(stage.ben().submit(form, typed).errors().get("zone")).contains("Europe/Berlin");
    Map<String, Object> right =
        Map.of(
            "plan", "our-2", "zone", "UTC", "day_one", "2026-12-05", "launch_date", "2026-12-08");
    assertThat(stage.ben().submit(form, right).closed()).isTrue();
    stage.whispered(Cast.BEN, Cast.LAUNCH, "is a day off here, so day 1 is Mon 7 Dec");
    stage.seesIn(Cast.LAUNCH, "plan Our two days", "Day 2 · Tue 8 Dec · Go");
    assertThat(say(stage.ada(), "plan remove our-2")).contains("is removed");
    assertThat(say(stage.ben(), "days")).contains("plan `our-2`, version 2");
  }

  @Test
  @Order(12)
  void whatEndedIsPutAwayAndTheChannelIsFree() {
    String form = form(answer(stage.ada(), "stop"));
    assertThat(stage.ada().submit(form, Map.of("reason", "Once is enough")).closed()).isTrue();
    Answer asked = answer(stage.ada(), "archive");
    assertThat(asked.shown()).contains("nothing is deleted");
    stage.ada().click(ts(asked), "sprint_archive_now");
    stage.seesIn(Cast.LAUNCH, "This launch is archived");
    assertThat(say(stage.ada(), "days")).contains("No launch has been started in this channel");
    assertThat(say(stage.ben(), "start Next launch-48h")).contains("Next has begun");
    assertThat(say(stage.ben(), "role")).contains("<@" + Cast.BEN + ">");
  }

  private SandboxPerson guest() {
    return stage.sandbox().as(Cast.GUS);
  }

  private String say(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    Answer answer = person.commandAsSent(Cast.LAUNCH, "/launch " + words);
    assertThat(answer.error()).as("/launch " + words).isNull();
    return answer;
  }

  private static String form(Answer answer) {
    return Objects.requireNonNull(answer.openedView(), answer.shown()).get("id").getAsString();
  }

  private static String ts(Answer answer) {
    JsonObject message = Objects.requireNonNull(answer.message());
    return message.get("ts").getAsString();
  }
}
