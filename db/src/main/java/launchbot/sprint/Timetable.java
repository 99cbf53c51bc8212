package launchbot.sprint;

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
  /** A team that hardly ever works must not keep us counting. */
  private static final int FARTHEST = 2_000;

  public Timetable {
    dates = List.copyOf(dates);
  }

  /**
   * @param today a pause that lasts is taken to end after it, so that the rest lies ahead
   */
  public static Timetable of(Sprint sprint, WorkingDays working, LocalDate today) {
    List<LocalDate> dates = new ArrayList<>();
    LocalDate day = sprint.dayOne();
    for (int i = 0; dates.size() < sprint.length() && i < FARTHEST; i++) {
      boolean counts = working.works(day) || day.equals(sprint.dayOne());
      if (counts && !sprint.pausedOn(day, today)) {
        dates.add(day);
      }
      day = day.plusDays(1);
    }
    return new Timetable(dates);
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
