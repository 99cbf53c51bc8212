package launchbot.heartbeat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** When a job is expected to have reported in again. */
public sealed interface Schedule {

  /** So long after it was heard of. */
  record Every(Duration period) implements Schedule {}

  /**
   * At a time of day, on some days of the week, where the launch is.
   *
   * @param days at least one
   */
  record At(Set<DayOfWeek> days, LocalTime time) implements Schedule {
    /** Clocks differ: what comes so little early was meant for that time. */
    static final Duration EARLY = Duration.ofMinutes(10);

    public At {
      days = java.util.Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
  }

  /**
   * When it is expected next.
   *
   * @param after when it was heard of, or made
   */
  default Instant next(Instant after, ZoneId zone) {
    return switch (this) {
      case Every(Duration period) -> after.plus(period);
      case At at -> next(at, after.plus(At.EARLY), zone);
    };
  }

  /** A time that a night does not have comes as much later; one that it has twice comes once. */
  private static Instant next(At at, Instant after, ZoneId zone) {
    LocalDate day = after.atZone(zone).toLocalDate();
    while (true) {
      Instant instant = day.atTime(at.time()).atZone(zone).toInstant();
      if (instant.isAfter(after) && at.days().contains(day.getDayOfWeek())) {
        return instant;
      }
      day = day.plusDays(1);
    }
  }
}
