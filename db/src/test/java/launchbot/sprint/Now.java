package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import launchbot.launch.Settings;
import launchbot.launch.WorkingDays;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;

/** A sprint in Berlin that begins on Monday 23 November 2026, and who asks about it. */
final class Now {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final WorkingDays WORKING = Settings.DEFAULT.workingDays(BERLIN);
  static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private Now() {}

  static Sprint sprint(Sprint.State state, @Nullable Instant ended) {
    var day = new Plan.Day("Something", "", Set.of());
    var plan = new Plan("rescue-5", "Rescue", 1, List.of(day, day, day, day, day), Set.of());
    return new Sprint(
        7, plan, MONDAY, 0, state, List.of(), "U1", at("2026-11-20T10:00"), ended, null, 1);
  }

  /** A local time in Berlin, in winter. */
  static Instant at(String local) {
    return Instant.parse(local + ":00Z").minusSeconds(3600);
  }

  static Asking asking(String person, Role role, String local) {
    return new Asking(person, role, WORKING, at(local));
  }
}
