package launchbot.bot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import launchbot.bot.Golden;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Surface;
import launchbot.sprint.Sprint;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Severity;
import org.junit.jupiter.api.Test;

/**
 * March 2027 with a team in Stockholm, New York and Tokyo, walked through the bot's own timetable:
 * New York changes its clocks on the 14th and Stockholm on the 28th; the 26th and the 29th are days
 * off; day 1 slips by a week, the sprint pauses for three days, is extended, and goes. Every
 * message is held against a golden file.
 */
class MonthTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE dd MMM HH:mm xxx", Locale.ENGLISH);
  private final Team team = new Team(TestDatabase.fresh(), at("2027-03-01T08:00"));

  @Test
  void everyMessageOfAMonth() {
    try (team) {
      long start = System.nanoTime();
      int occasions = walkTheMonth();
      List<String> lines = new ArrayList<>();
      for (Team.Said said : team.said()) {
        ZonedDateTime there = said.at().atZone(Team.zone(said.to()));
        lines.add("%s  %-6s  %s".formatted(TIME.format(there), said.to(), said.line()));
      }
      Golden.text("month", lines.stream().collect(Collectors.joining("\n", "", "\n")));
      check();
      System.out.printf(
          "MonthTest: %d occasions, %d messages, %.1f s%n",
          occasions, lines.size(), (System.nanoTime() - start) / 1e9);
    }
  }

  private int walkTheMonth() {
    team.settings(LocalTime.of(9, 30), LocalDate.of(2027, 3, 26), LocalDate.of(2027, 3, 29));
    team.start(Team.RESCUE, LocalDate.of(2027, 3, 2));
    int walked = team.walk(at("2027-03-02T10:15"));
    long signup = team.add("Signup hangs", Severity.BLOCKER, null, null);
    team.add("Card form loses input", Severity.HIGH, Team.BEN, LocalDate.of(2027, 3, 19));
    team.add("Mails are late", Severity.HIGH, Team.CHIYO, null);
    walked += team.walk(at("2027-03-03T12:00"));
    // Day 1 slips: everything follows.
    team.change(s -> with(s, LocalDate.of(2027, 3, 8), 0, Sprint.State.ACTIVE, s.pauses()));
    walked += team.walk(at("2027-03-09T16:00"));
    var pause = new Sprint.Pause(LocalDate.of(2027, 3, 10), null);
    team.change(s -> with(s, s.dayOne(), 0, Sprint.State.PAUSED, List.of(pause)));
    walked += team.walk(at("2027-03-14T20:00"));
    var ended = new Sprint.Pause(LocalDate.of(2027, 3, 10), LocalDate.of(2027, 3, 15));
    team.change(s -> with(s, s.dayOne(), 0, Sprint.State.ACTIVE, List.of(ended)));
    walked += team.walk(at("2027-03-16T14:00"));
    team.fix(signup);
    walked += team.walk(at("2027-03-19T11:00"));
    team.change(s -> with(s, s.dayOne(), 4, Sprint.State.ACTIVE, List.of(ended)));
    walked += team.walk(at("2027-03-24T11:00"));
    team.change(s -> with(s, s.dayOne(), 4, Sprint.State.WENT, List.of(ended)));
    return walked + team.walk(at("2027-04-02T00:00"));
  }

  /** What must hold whatever the golden file says. */
  private void check() {
    assertThat(team.blocks())
        .hasSizeGreaterThan(50)
        .allSatisfy(blocks ->
            assertThat(BlockKitRules.problems(JsonParser.parseString(blocks), Surface.MESSAGE))
                .isEmpty());
    for (Team.Said said : team.said()) {
      ZonedDateTime there = said.at().atZone(Team.zone(said.to()));
      assertThat(there.getDayOfWeek().getValue()).as("%s", said).isLessThan(6);
      assertThat(there.toLocalDate())
          .as("%s", said)
          .isNotIn(LocalDate.of(2027, 3, 26), LocalDate.of(2027, 3, 29));
      assertThat(there.toLocalTime())
          .as("%s", said)
          .isBetween(LocalTime.of(9, 0), LocalTime.of(20, 59));
      boolean paused =
          said.at().isAfter(at("2027-03-09T16:00")) && said.at().isBefore(at("2027-03-15T00:00"));
      assertThat(paused).as("%s", said).isFalse();
    }
  }

  private static Sprint with(
      Sprint s, LocalDate dayOne, int extended, Sprint.State state, List<Sprint.Pause> pauses) {
    return new Sprint(
        s.launch(),
        s.plan(),
        dayOne,
        extended,
        state,
        pauses,
        s.startedBy(),
        s.startedAt(),
        null,
        null,
        s.version() + 1);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Team.ADA.zone()).toInstant();
  }
}
