package launchbot.bot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeSet;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Occasion;
import launchbot.launch.Settings;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Severity;
import org.junit.jupiter.api.Test;

/** What goes beyond the day's messages, and what comes too late, is one message that grows. */
class DigestTest {
  /** A Monday, 06:00 in Stockholm. */
  private static final Instant EARLY = Instant.parse("2027-03-08T05:00:00Z");

  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);

  @Test
  void beyondTheDaysMessagesTheRestStandsInTheDigest() {
    try (var team = team(1)) {
      team.walk(EARLY.plusSeconds(12 * 3_600));
      assertThat(team.said().stream().filter(said -> said.to().equals(Team.CHANNEL)))
          .extracting(Team.Said::line)
          .containsExactly(
              "Day 1 of 5: Collect and rank",
              "(digest:1:C1:2027-03-08)",
              "(the act of day 1: prompts)");
      String shown =
          new DigestLive(team.db.ledger())
              .render(Team.WORKSPACE, DigestLive.subject(team.launch, Team.CHANNEL, MONDAY))
              .orElseThrow()
              .blocks();
      assertThat(shown)
          .contains("what else there was", "backup", "Signup hangs", "belongs to nobody");
    }
  }

  @Test
  void whatIsMoreThanADayLateJoinsTheDigestOfTheDayOnWhichItIsSaid() {
    try (var team = team(6)) {
      Occasion late = morning(team, true);
      team.now = EARLY.plusSeconds(30 * 3_600);
      duty(team).work().accept(late);
      assertThat(team.said())
          .extracting(Team.Said::line)
          .containsExactly("(digest:1:C1:2027-03-09)", "(the act of day 1: prompts)");
    }
  }

  @Test
  void whatIsCaughtUpOnTheSameDaySaysWhenItWasDue() {
    try (var team = team(6)) {
      Occasion missed = morning(team, false);
      team.now = EARLY.plusSeconds(6 * 3_600);
      duty(team).work().accept(missed);
      assertThat(team.said().getFirst().line()).isEqualTo("Day 1 of 5: Collect and rank");
      assertThat(team.blocks().getFirst()).contains("This was due at 09:00. I was away.");
      assertThat(new Rows(team.db).count("nudge where subject = 'focus'")).isEqualTo(1);
    }
  }

  private static Occasion morning(Team team, boolean late) {
    Appointment morning =
        duty(team).wanted().get().stream()
            .filter(one -> one.name().endsWith("/morning"))
            .findFirst()
            .orElseThrow();
    return new Occasion(morning, morning.rhythm().next(EARLY), late);
  }

  private static Duty duty(Team team) {
    return team.duties().getFirst();
  }

  private static Team team(int cap) {
    var team = new Team(TestDatabase.fresh(), EARLY.minusSeconds(3 * 86_400));
    Settings plain = Settings.DEFAULT;
    team.settings(
        new Settings(
            plain.from(),
            plain.to(),
            plain.morning(),
            plain.evening(),
            null,
            false,
            null,
            new TreeSet<>(),
            cap));
    team.start(Team.RESCUE, MONDAY);
    team.add("Signup hangs", Severity.BLOCKER, null, null);
    team.now = EARLY;
    return team;
  }
}
