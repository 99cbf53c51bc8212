package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import launchbot.launch.WorkingDays;

/**
 * On which dates the days of a sprint lie: on working days from day 1 on, without the days of a
 * pause.
 *
 * @param dates day 1 first
 */
public record Timetable(List<LocalDate> dates) {
  /** After so many days off one counts as working, as {@link WorkingDays} has it. */
  private static final int LONGEST_REST = 366;

  public Timetable {
    dates = List.copyOf(dates);
  }

  /**
   * @param today a pause that lasts is taken to end after it, so that the rest lies ahead
   */
  public static Timetable of(Sprint sprint, WorkingDays working, LocalDate today) {
    List<LocalDate> dates = new ArrayList<>();
    int rest = 0;
    for (LocalDate day = sprint.dayOne(); dates.size() < sprint.length(); day = day.plusDays(1)) {
      if (sprint.pausedOn(day, today)) {
        continue;
      }
      boolean counts = working.works(day) || day.equals(sprint.dayOne()) || rest >= LONGEST_REST;
      rest = counts ? 0 : rest + 1;
      if (counts) {
        dates.add(day);
      }
    }
    return new Timetable(dates);
  }

  /** The first day that a sprint begun now can have: today, unless its work is over. */
  public static LocalDate earliest(WorkingDays working, Instant now) {
    var there = now.atZone(working.zone());
    boolean late = !there.toLocalTime().isBefore(working.to());
    return working.onOrAfter(there.toLocalDate().plusDays(late ? 1 : 0));
  }

  /** The day 1 with which the last of so many days is the last working day until the launch. */
  public static LocalDate before(LocalDate launch, int days, WorkingDays working) {
    return working.shift(working.onOrBefore(launch), 1 - days);
  }

  /** Which day of the sprint that date is; empty before, after and in between. */
  public OptionalInt on(LocalDate date) {
    int index = dates.indexOf(date);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }

  /** How many of its days have begun by then. */
  public int begun(LocalDate date) {
    return (int) dates.stream().filter(day -> !day.isAfter(date)).count();
  }

  public LocalDate first() {
    return dates.getFirst();
  }

  public LocalDate last() {
    return dates.getLast();
  }

  /** Whether its last day has passed. */
  public boolean over(LocalDate date) {
    return date.isAfter(last());
  }
}
