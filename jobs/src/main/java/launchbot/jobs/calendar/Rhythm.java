package launchbot.jobs.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When something recurs: at these times, on these days of the week, in this zone, but not on
 * holidays. A time that a night does not have (clocks go forward) comes as much later as they were
 * moved; one that a night has twice comes at the first. A date that a zone leaves out is left out.
 *
 * @param times at least one; several that fall on the same instant are one
 * @param days at least one
 */
public record Rhythm(
    SortedSet<LocalTime> times, Set<DayOfWeek> days, ZoneId zone, SortedSet<LocalDate> holidays) {
  private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  public Rhythm {
    if (times.isEmpty() || days.isEmpty()) {
      throw new IllegalArgumentException("a rhythm needs a time of day and a day of the week");
    }
    times = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(times));
    days = java.util.Collections.unmodifiableSet(EnumSet.copyOf(days));
    holidays = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
  }

  public static Rhythm daily(ZoneId zone, LocalTime... times) {
    return on(EnumSet.allOf(DayOfWeek.class), zone, times);
  }

  /** Monday to Friday. */
  public static Rhythm workingDays(ZoneId zone, LocalTime... times) {
    return on(WORKING, zone, times);
  }

  public static Rhythm on(Set<DayOfWeek> days, ZoneId zone, LocalTime... times) {
    return new Rhythm(new TreeSet<>(List.of(times)), days, zone, new TreeSet<>());
  }

  /** The same, but not on these dates. */
  public Rhythm except(Set<LocalDate> dates) {
    return new Rhythm(times, days, zone, new TreeSet<>(dates));
  }

  /** The first instant later than that one; there always is one, since holidays end. */
  public Instant next(Instant after) {
    // The day before too: some zones have moved a time of it to where it is after midnight.
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    while (true) {
      SortedSet<Instant> rest = on(day).tailSet(after.plusNanos(1));
      if (!rest.isEmpty()) {
        return rest.getFirst();
      }
      day = day.plusDays(1);
    }
  }

  private SortedSet<Instant> on(LocalDate day) {
    SortedSet<Instant> instants = new TreeSet<>();
    if (days.contains(day.getDayOfWeek()) && !holidays.contains(day)) {
      for (LocalTime time : times) {
        ZonedDateTime at = day.atTime(time).atZone(zone);
        if (at.toLocalDate().equals(day)) {
          instants.add(at.toInstant());
        }
      }
    }
    return instants;
  }
}
