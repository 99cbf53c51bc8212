package launchbot.sprint;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import launchbot.launch.Holidays;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Verdict;
import launchbot.people.Role;

/** A sprint of five days in Berlin, in every state, seen on Tuesday 1 December 2026 at 11:00. */
final class Samples {
  static final String ADA = "U0ADA";
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  static final Instant NOW = ZonedDateTime.of(TODAY, LocalTime.of(11, 0), BERLIN).toInstant();
  static final WorkingDays WORKING = working("");
  static final Plan PLAN = plan(5);

  private Samples() {}

  static Plan plan(int days) {
    return new Plan(
        "rescue-5",
        "Rescue",
        1,
        IntStream.rangeClosed(1, days)
            .mapToObj(n -> new Plan.Day("Day " + n, "", Set.of(Plan.Act.CHECKS)))
            .toList(),
        Set.of("rollback.previous-build"));
  }

  /**
   * @param off dates with spaces between them
   */
  static WorkingDays working(String off) {
    var days = new TreeSet<LocalDate>();
    for (String day : off.isBlank() ? new String[0] : off.strip().split(" +")) {
      days.add(LocalDate.parse(day));
    }
    return new WorkingDays(
        BERLIN,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 0),
        LocalTime.of(18, 0),
        Holidays.NONE,
        days);
  }

  static Asking as(Role role) {
    return new Asking(ADA, role, WORKING, NOW);
  }

  static Sprint begun(String dayOne) {
    return new Sprint(
        7,
        PLAN,
        LocalDate.parse(dayOne),
        0,
        Sprint.State.ACTIVE,
        List.of(),
        ADA,
        NOW.minusSeconds(3_600),
        null,
        null,
        1);
  }

  static Sprint in(String state) {
    return switch (state) {
      case "ahead" -> begun("2026-12-07");
      case "active" -> begun("2026-11-30");
      case "over" -> begun("2026-11-20");
      case "paused" ->
          begun("2026-11-26")
              .in(Sprint.State.PAUSED, List.of(new Sprint.Pause(LocalDate.of(2026, 11, 27), null)));
      case "went" -> begun("2026-11-20").ended(Sprint.State.WENT, List.of(), NOW, "All green");
      case "stopped" ->
          begun("2026-11-20").ended(Sprint.State.STOPPED, List.of(), NOW, "No budget");
      default -> throw new IllegalArgumentException(state);
    };
  }

  static <T> T moved(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Moved<T>(T next, _) -> next;
      case Verdict.Refused<T>(String why) -> throw new AssertionError("refused: " + why);
    };
  }

  static String refusal(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?>(String why) ? why : "";
  }
}
