package launchbot.jobs.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a missed occasion may be caught up: nobody wants Monday's nudge at night.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}; midnight is the end of the day
 * @param days at least one; holidays are closed unless it is {@link #ANY}
 */
public record Hours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
  /** For what nobody notices. */
  public static final Hours ANY =
      new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.allOf(DayOfWeek.class));

  /** Monday to Friday, nine to six. */
  public static final Hours WORKING =
      new Hours(
          LocalTime.of(9, 0),
          LocalTime.of(18, 0),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  public Hours {
    if (days.isEmpty() || (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to))) {
      throw new IllegalArgumentException("hours need a day, and to begin before they end");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** Whether they are open at that time, holidays apart. */
  boolean open(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    return days.contains(at.getDayOfWeek())
        && !time.isBefore(from)
        && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
  }
}
