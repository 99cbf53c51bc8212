package launchbot.bot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxClock;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Monday as the sandbox's clock goes by: the stand-up, reminders, and how they are silenced. */
class StandupStoryTest {
  /** Monday, 07:00 in Stockholm, where Ada is; 01:00 in New York, where Ben is. */
  private static final Instant EARLY = Instant.parse("2027-03-08T06:00:00Z");

  private final SandboxClock clock = new SandboxClock(new Ticking(EARLY));
  private TestDatabase db;
  private Stage stage;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    stage = Stage.open(db, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "assign 1 me");
    standupAt(LocalTime.of(9, 30));
  }

  @AfterEach
  void close() {
    stage.nothingRejected();
    stage.close();
    db.close();
  }

  @Test
  void eachIsAskedInTheirMorningAndOneMessageFollowsTheAnswers() {
    stage.leap("\"seconds\":3600");
    assertThat(stage.shownIn(Cast.LAUNCH)).noneMatch(text -> text.contains("Stand-up"));
    stage.leap("\"to\":\"morning\"");
    stage.leap("\"seconds\":3600");
    stage.seesIn(stage.ada().direct(), "Stand-up for", "Answer");
    stage.seesIn(Cast.LAUNCH, "Stand-up · Mon 8 Mar · 0 of 1", "not yet: @Ada Lindqvist");

    JsonObject form = opened(stage.ada(), "Answer");
    assertThat(Answer.shown(form)).contains("added #1 Signup hangs");
    assertThat(stage.ada().submit(id(form), Map.of("done", "")).errors()).containsKey("done");
    submit(stage.ada(), form, Map.of("done", "Signup is found", "today", "Payment mails"));
    stage.seesIn(Cast.LAUNCH, "1 of 1", "*Ada Lindqvist*", "Today: Payment mails");

    stage.leap("\"seconds\":21600");
    stage.seesIn(Cast.LAUNCH, "1 of 2", "not yet: @Ben Okafor");
    stage.seesIn(stage.ben().direct(), "Stand-up for");
    submit(stage.ben(), opened(stage.ben(), "Answer"), Map.of("blocked", "No mail access"));
    stage.seesIn(Cast.LAUNCH, "2 of 2", "In the way: No mail access");

    JsonObject again = stage.launch(stage.ada(), "standup").openedView();
    assertThat(Answer.shown(Objects.requireNonNull(again))).contains("Signup is found");
    submit(stage.ada(), again, Map.of("done", "Signup is fixed"));
    stage.seesIn(Cast.LAUNCH, "2 of 2", "_(edited)_", "Signup is fixed");
    assertThat(stage.launch(stage.ben(), "standup show").shown()).contains("Signup is fixed");
    assertThat(stage.shownIn(Cast.LAUNCH).stream().filter(t -> t.contains("Stand-up ·")))
        .as("one message, edited")
        .hasSize(1);
    assertThat(new Rows(db).count("standup_answer")).isEqualTo(2);
  }

  @Test
  void aReminderIsSnoozedComesBackAndIsStopped() {
    stage.type(stage.ada(), "add Mails are lost | Nobody hears of an order !blocker");
    stage.leap("\"seconds\":%d".formatted(6 * 3600 + 300));
    String told = stage.seesIn(Cast.LAUNCH, "Nobody owns this yet", "Mails are lost");
    assertThat(told).contains("Take #2", "Snooze 1 h", "Stop");
    assertThat(stage.launch(stage.ben(), "snooze").shown())
        .contains("Mails are lost", "in the channel");
    stage.ben().click(ts("Nobody owns this yet"), "nudge_snooze:1h");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "Snoozed until");
    stage.leap("\"seconds\":1800");
    assertThat(reminders()).isEqualTo(1);
    stage.leap("\"seconds\":3600");
    Awaitility.await().until(() -> reminders() == 2);
    stage.ada().click(ts("Nobody owns this yet"), "nudge_stop");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "I say no more about it");
    stage.leap("\"seconds\":86400");
    stage.type(stage.ada(), "take 2");
    assertThat(new Rows(db).count("nudge where subject = 'unowned:2'")).isEqualTo(2);
    assertThat(stage.launch(stage.ada(), "snooze").shown()).contains("stopped");
  }

  @Test
  void whoWantsNoRemindersGetsNone() {
    assertThat(stage.launch(stage.ben(), "nags").shown()).contains("Your reminders are on");
    assertThat(stage.launch(stage.ben(), "nags off").shown()).contains("Your reminders are off");
    assertThat(stage.launch(stage.ben(), "nags off").shown()).contains("off already");
    assertThat(stage.launch(stage.ben(), "nags maybe").shown()).contains("Nothing was changed");
    stage.leap("\"seconds\":%d".formatted(14 * 3600));
    stage.seesIn(stage.ada().direct(), "Stand-up for");
    assertThat(new Rows(db).count("nudge where recipient = '%s'".formatted(Cast.BEN))).isZero();
    assertThat(stage.launch(stage.ben(), "nags on").shown()).contains("Your reminders are on");
  }

  @Test
  void timeCanBePlayedAndStopped() {
    assertThat(stage.leap("\"play\":true")).contains("\"playing\":true");
    Instant before = clock.instant();
    Awaitility.await().until(() -> clock.instant().isAfter(before.plusSeconds(600)));
    assertThat(stage.leap("\"play\":false")).contains("\"playing\":false");
    Instant stopped = clock.instant();
    assertThat(clock.instant()).isBefore(stopped.plusSeconds(60));
    assertThat(stage.leap("\"seconds\":\"soon\"")).contains("whole number");
  }

  private void standupAt(LocalTime time) {
    db.ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), EARLY, null),
            tx -> {
              long launch = LaunchStore.ofChannel(tx.sql(), Cast.LAUNCH).orElseThrow().id();
              Settings plain = Settings.DEFAULT;
              SettingsStore.save(
                  tx,
                  launch,
                  new Settings(
                      plain.from(),
                      plain.to(),
                      plain.morning(),
                      plain.evening(),
                      time,
                      false,
                      null,
                      new TreeSet<>(),
                      plain.dailyCap()),
                  new Change("changed", new Subject("settings", launch), List.of(), null));
              return true;
            });
  }

  /** Puts the clock forward as the page does, over HTTP. */
  private JsonObject opened(SandboxPerson person, String label) {
    JsonObject asked =
        stage.sandbox().messages(person.direct()).stream()
            .filter(message -> Answer.shown(message).contains("Stand-up for"))
            .findFirst()
            .orElseThrow();
    assertThat(Answer.shown(asked)).contains(label);
    Answer answer = person.click(asked.get("ts").getAsString(), "nudge_standup");
    return Objects.requireNonNull(answer.openedView());
  }

  private static void submit(SandboxPerson person, JsonObject form, Map<String, String> values) {
    var sent = person.submit(id(form), values);
    assertThat(sent.trouble()).isNull();
    assertThat(sent.closed()).isTrue();
  }

  private long reminders() {
    return stage.shownIn(Cast.LAUNCH).stream()
        .filter(text -> text.contains("Nobody owns this yet"))
        .count();
  }

  /** Of the newest message that says this. */
  private String ts(String piece) {
    return stage.sandbox().messages(Cast.LAUNCH).reversed().stream()
        .filter(message -> Answer.shown(message).contains(piece))
        .findFirst()
        .orElseThrow()
        .get("ts")
        .getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
