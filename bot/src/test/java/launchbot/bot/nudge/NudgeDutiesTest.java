package launchbot.bot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.DutyContract;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** What every duty promises, for each of ours. */
class NudgeDutiesTest {
  /** A Monday. */
  private static final Instant EARLY = Instant.parse("2027-03-08T05:00:00Z");

  /** A team on day 1, with something for everybody. */
  abstract static class Contract implements DutyContract {
    private final String kind;
    private final Team team;

    Contract(String kind) {
      this.kind = kind;
      this.team = open();
    }

    private static Team open() {
      var team = new Team(TestDatabase.fresh(), EARLY.minusSeconds(20 * 86_400));
      team.settings(LocalTime.of(9, 30));
      team.start(Team.RESCUE, LocalDate.of(2027, 3, 8));
      team.add("Signup hangs", Severity.BLOCKER, null, null);
      team.add("Card form loses input", Severity.HIGH, Team.BEN, LocalDate.of(2027, 3, 9));
      team.now = EARLY;
      return team;
    }

    @BeforeEach
    void nothingSaidYet() {
      assertThat(new Rows(team.db).count("outbox", "nudge")).isZero();
    }

    @AfterEach
    void close() {
      team.close();
    }

    Team team() {
      return team;
    }

    @Override
    public Duty duty() {
      return team.duties().stream()
          .filter(one -> one.kind().equals(kind))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public TestDatabase database() {
      return team.db;
    }

    @Override
    public Instant from() {
      return EARLY;
    }

    List<String> lines() {
      return team.said().stream().map(said -> said.to() + " " + said.line()).toList();
    }
  }

  @Nested
  class Nudging extends Contract {
    Nudging() {
      super("nudge");
    }

    @Override
    public void onlyOnce() {
      assertThat(lines()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Nested
  class StandingUp extends Contract {
    StandingUp() {
      super("standup");
    }

    @Override
    public void onlyOnce() {
      assertThat(lines().stream().filter(line -> line.contains("Stand-up"))).hasSize(3);
      assertThat(new Rows(team().db).count("standup_answer")).isEqualTo(3);
    }
  }

  @Nested
  class Operating extends Contract {
    Operating() {
      super("operator");
    }

    @Override
    public void onlyOnce() {
      assertThat(lines()).hasSize(1).first().asString().startsWith("UADA Has my own backup");
    }
  }
}
