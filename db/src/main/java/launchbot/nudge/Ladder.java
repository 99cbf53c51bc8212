package launchbot.nudge;

import java.time.LocalDate;
import java.util.OptionalInt;
import launchbot.launch.WorkingDays;

/** Dates are told a week and a day ahead, on the last working day by then. */
public final class Ladder {
  private static final int[] RUNGS = {1, 7};
  private static final int LONGEST_REST = 30;

  private Ladder() {}

  /** 7 or 1 on the day on which that is told; empty on every other. */
  public static OptionalInt rung(LocalDate due, LocalDate today, WorkingDays days) {
    for (int rung : RUNGS) {
      if (onOrBefore(due.minusDays(rung), days).equals(today)) {
        return OptionalInt.of(rung);
      }
    }
    return OptionalInt.empty();
  }

  private static LocalDate onOrBefore(LocalDate day, WorkingDays days) {
    LocalDate earlier = day;
    for (int i = 0; i < LONGEST_REST && !days.works(earlier); i++) {
      earlier = earlier.minusDays(1);
    }
    return earlier;
  }
}
