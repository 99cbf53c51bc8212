package launchbot.launch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days and hours a team works.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record WorkingDays(
    ZoneId zone,
    Set<DayOfWeek> week,
    LocalTime from,
    LocalTime to,
    Holidays holidays,
    SortedSet<LocalDate> daysOff) {

  /** A team that never worked would wait for ever: after so many days off one counts as working. */
  private static final int LONGEST_REST = 366;

  public boolean works(LocalDate day) {
    return week.contains(day.getDayOfWeek())
        && !daysOff.contains(day)
        && !holidays.in(day.getYear()).contains(day);
  }

  /** That day, or the first working one after it. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate next = day;
    for (int i = 0; i < LONGEST_REST && !works(next); i++) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** That day, or the last working one before it. */
  public LocalDate onOrBefore(LocalDate day) {
    LocalDate previous = day;
    for (int i = 0; i < LONGEST_REST && !works(previous); i++) {
      previous = previous.minusDays(1);
    }
    return previous;
  }

  /** The working day that lies so many working days after a day; before it for a negative one. */
  public LocalDate shift(LocalDate day, int days) {
    LocalDate shifted = day;
    for (int i = 0; i < Math.abs(days); i++) {
      shifted = days > 0 ? after(shifted) : onOrBefore(shifted.minusDays(1));
    }
    return shifted;
  }

  public LocalDate after(LocalDate day) {
    return onOrAfter(day.plusDays(1));
  }

  /** The days off that lie in this span, the end included: for a calendar's exceptions. */
  public SortedSet<LocalDate> off(LocalDate first, LocalDate last) {
    SortedSet<LocalDate> off = new TreeSet<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (!works(day)) {
        off.add(day);
      }
    }
    return off;
  }

  /** Whether it is working time. */
  public boolean open(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    LocalTime time = there.toLocalTime();
    return works(there.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
  }

  /** How much working time lies between two instants; nothing when the second is the earlier. */
  public Duration between(Instant since, Instant until) {
    Duration sum = Duration.ZERO;
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = since.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (works(day)) {
        Instant start = later(day.atTime(from).atZone(zone).toInstant(), since);
        Instant end = earlier(day.atTime(to).atZone(zone).toInstant(), until);
        if (start.isBefore(end)) {
          sum = sum.plus(Duration.between(start, end));
        }
      }
    }
    return sum;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
