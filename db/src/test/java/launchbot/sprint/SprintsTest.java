package launchbot.sprint;

import static launchbot.sprint.Samples.ADA;
import static launchbot.sprint.Samples.NOW;
import static launchbot.sprint.Samples.PLAN;
import static launchbot.sprint.Samples.TODAY;
import static launchbot.sprint.Samples.WORKING;
import static launchbot.sprint.Samples.as;
import static launchbot.sprint.Samples.begun;
import static launchbot.sprint.Samples.in;
import static launchbot.sprint.Samples.moved;
import static launchbot.sprint.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SprintsTest {
  private static final List<String> STATES =
      List.of("ahead", "active", "over", "paused", "went", "stopped");

  /** Every state and every request: the state that comes of it, or what the refusal says. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start  | runs here already | runs here already | runs here already | runs here already | active | active
          shift  | active | active | active | paused | ended with the go | was stopped
          delay  | active | active | active | paused | ended with the go | was stopped
          pause  | has not begun | paused | are over | paused already | ended with the go | was stopped
          resume | not paused | not paused | not paused | active | ended with the go | was stopped
          extend | active | active | active | paused | ended with the go | was stopped
          stop   | stopped | stopped | stopped | stopped | ended with the go | was stopped
          go     | went | went | went | went | ended with the go | was stopped
          """)
  void inEveryState(
      String request,
      String ahead,
      String active,
      String over,
      String paused,
      String went,
      String stopped) {
    List<String> expected = List.of(ahead, active, over, paused, went, stopped);
    for (int i = 0; i < STATES.size(); i++) {
      Sprint sprint = in(STATES.get(i));
      switch (ask(request, sprint, Role.LEAD)) {
        case Verdict.Moved<Sprint>(Sprint next, Change change) -> {
          assertThat(next.state().key()).as(STATES.get(i)).isEqualTo(expected.get(i));
          assertThat(next.version()).isEqualTo(sprint.version() + 1);
          assertThat(change.subject()).isEqualTo(new Subject("sprint", 7));
        }
        case Verdict.Refused<Sprint>(String why) ->
            assertThat(why).as(STATES.get(i)).contains(expected.get(i));
      }
    }
  }

  @ParameterizedTest(name = "{0}: member {1}, guest {2}")
  @CsvSource({
    "start,  yes, no",
    "shift,  no,  no",
    "delay,  no,  no",
    "pause,  no,  no",
    "resume, no,  no",
    "extend, no,  no",
    "stop,   no,  no",
  })
  void theLeadDecidesAndGuestsDoNot(String request, String member, String guest) {
    Sprint sprint =
        in(
            switch (request) {
              case "start" -> "stopped";
              case "resume" -> "paused";
              default -> "active";
            });
    assertThat(ask(request, sprint, Role.LEAD)).isInstanceOf(Verdict.Moved.class);
    assertThat(ask(request, sprint, Role.MEMBER) instanceof Verdict.Moved)
        .isEqualTo(member.equals("yes"));
    assertThat(ask(request, sprint, Role.GUEST) instanceof Verdict.Moved)
        .isEqualTo(guest.equals("yes"));
  }

  private static Verdict<Sprint> ask(String request, Sprint sprint, Role role) {
    Asking who = as(role);
    return switch (request) {
      case "start" -> Sprints.start(sprint, 7, PLAN, LocalDate.of(2026, 12, 2), false, who);
      case "shift" -> Sprints.shift(sprint, LocalDate.of(2026, 12, 8), false, who);
      case "delay" -> Sprints.shift(sprint, 2, who);
      case "pause" -> Sprints.pause(sprint, "half the team is ill", who);
      case "resume" -> Sprints.resume(sprint, who);
      case "extend" -> Sprints.extend(sprint, 2, "payments took longer", who);
      case "stop" -> Sprints.stop(sprint, "no budget", who);
      case "go" -> Sprints.go(sprint, null, NOW, TODAY);
      default -> throw new IllegalArgumentException(request);
    };
  }

  @ParameterizedTest(name = "day 1 on {0}, meant all the same: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-12-01 | false | ''
          2026-12-02 | false | ''
          2026-11-30 | false | 2026-11-30 has passed
          2026-11-30 | true  | 2026-11-30 has passed
          2026-12-05 | false | is a day off here (Saturday). The next working day is 2026-12-07
          2026-12-05 | true  | ''
          2027-12-03 | false | more than a year away
          2027-12-03 | true  | more than a year away
          """)
  void dayOneLiesAheadOnAWorkingDay(LocalDate day, boolean anyway, String why) {
    Asking who = as(Role.LEAD);
    for (Verdict<Sprint> verdict :
        List.of(
            Sprints.start(null, 7, PLAN, day, anyway, who),
            Sprints.shift(begun("2026-12-14"), day, anyway, who))) {
      if (why.isEmpty()) {
        assertThat(moved(verdict).dayOne()).isEqualTo(day);
      } else {
        assertThat(refusal(verdict)).contains(why);
      }
    }
  }

  @ParameterizedTest(name = "day 1 on {0}, moved by {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-12-07 | 2   | 2026-12-09
          2026-12-07 | -2  | 2026-12-03
          2026-12-07 | -4  | 2026-12-01
          2026-12-07 | -5  | 2026-11-30 has passed
          2026-12-04 | 1   | 2026-12-07
          2026-11-26 | 1   | 2026-11-27
          2026-11-26 | -1  | 2026-11-25 has passed
          2026-12-07 | 0   | by 1 to 30 working days
          2026-12-07 | 31  | by 1 to 30 working days
          2026-12-07 | -31 | by 1 to 30 working days
          2026-12-07 | -2147483648 | by 1 to 30 working days
          """)
  void itIsMovedByWorkingDays(String dayOne, int by, String outcome) {
    switch (Sprints.shift(begun(dayOne), by, as(Role.LEAD))) {
      case Verdict.Moved<Sprint>(Sprint next, _) ->
          assertThat(next.dayOne()).isEqualTo(LocalDate.parse(outcome));
      case Verdict.Refused<Sprint>(String why) -> assertThat(why).contains(outcome);
    }
  }

  @Test
  void itIsNotMovedToWhereItLies() {
    assertThat(
            refusal(
                Sprints.shift(
                    begun("2026-12-07"), LocalDate.of(2026, 12, 7), false, as(Role.LEAD))))
        .contains("already");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 31, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void itIsExtendedByOneToThirtyDays(int days) {
    assertThat(refusal(Sprints.extend(in("active"), days, "because", as(Role.LEAD))))
        .contains("1 to 30 working days");
  }

  @Test
  void itIsNotExtendedForEver() {
    Sprint sprint = in("active");
    for (int i = 0; i < 3; i++) {
      sprint = moved(Sprints.extend(sprint, 30, "again", as(Role.LEAD)));
    }
    assertThat(sprint.length()).isEqualTo(95);
    assertThat(refusal(Sprints.extend(sprint, 1, "again", as(Role.LEAD))))
        .contains("another sprint");
  }

  @Test
  void whatIsAddedAfterTheEndBeginsToday() {
    Sprint over = in("over"); // 20, 23, 24, 25, 26 November
    Sprint longer = moved(Sprints.extend(over, 2, "one path is red", as(Role.LEAD)));
    assertThat(Timetable.of(longer, WORKING, TODAY).dates())
        .endsWith(LocalDate.of(2026, 11, 26), TODAY, TODAY.plusDays(1));
    Sprint longerStill = moved(Sprints.extend(longer, 1, "and another", as(Role.LEAD)));
    assertThat(Timetable.of(longerStill, WORKING, TODAY).last()).isEqualTo(TODAY.plusDays(2));
  }

  @Test
  void whoStopsOrExtendsSaysWhy() {
    assertThat(refusal(Sprints.stop(in("active"), " \t", as(Role.LEAD)))).contains("Say why");
    assertThat(refusal(Sprints.extend(in("active"), 2, null, as(Role.LEAD)))).contains("Say why");
    assertThat(refusal(Sprints.stop(in("active"), "x".repeat(501), as(Role.LEAD))))
        .contains("at most 500 characters");
    assertThat(refusal(Sprints.pause(in("active"), "x".repeat(501), as(Role.LEAD))))
        .contains("at most 500 characters");
  }

  @Test
  void aPauseOfNoDayLeavesNothing() {
    Sprint paused = moved(Sprints.pause(in("active"), null, as(Role.LEAD)));
    assertThat(moved(Sprints.resume(paused, as(Role.LEAD))).pauses()).isEmpty();
  }

  @Test
  void whoEndsAPausedSprintEndsThePause() {
    Sprint stopped = moved(Sprints.stop(in("paused"), "no budget", as(Role.LEAD)));
    assertThat(stopped.pauses())
        .containsExactly(new Sprint.Pause(LocalDate.of(2026, 11, 27), TODAY));
    assertThat(stopped.endedAt()).isEqualTo(NOW);
    assertThat(stopped.endReason()).isEqualTo("no budget");
  }

  @Test
  void anotherSprintBeginsAfresh() {
    Sprint next =
        moved(Sprints.start(in("stopped"), 7, PLAN, TODAY.plusDays(1), false, as(Role.MEMBER)));
    assertThat(next.startedBy()).isEqualTo(ADA);
    assertThat(next.endedAt()).isNull();
    assertThat(next.endReason()).isNull();
    assertThat(next.extended()).isZero();
  }
}
