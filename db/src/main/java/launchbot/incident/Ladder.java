package launchbot.incident;

import java.time.Duration;
import java.util.Optional;

/**
 * How people are reminded, and when that ends: whoever could lead three times (of a sev3 once),
 * then the launch's lead; whoever speaks once, then the commander.
 */
public final class Ladder {
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration CALM_STEP = Duration.ofMinutes(15);

  private Ladder() {}

  /** What comes next, and after how long. */
  public record Step(CrewTimer what, Duration after) {}

  /** The first step while nobody leads. */
  public static Step first(Sev sev) {
    return new Step(CrewTimer.CHASE_1, pace(sev));
  }

  /**
   * What follows a step that changed nothing; empty after the last one.
   *
   * @param drill an exercise: nobody is told outside of its thread
   */
  public static Optional<Step> after(CrewTimer step, Sev sev, boolean drill) {
    boolean once = sev == Sev.SEV3;
    return switch (step) {
      case CHASE_1 -> once ? lead(sev, drill) : Optional.of(new Step(CrewTimer.CHASE_2, STEP));
      case CHASE_2 -> once ? lead(sev, drill) : Optional.of(new Step(CrewTimer.CHASE_3, STEP));
      case CHASE_3 -> lead(sev, drill);
      case UPDATE_DUE -> Optional.of(new Step(CrewTimer.UPDATE_LATE, STEP));
      case CHASE_LEAD, UPDATE_LATE -> Optional.empty();
    };
  }

  private static Optional<Step> lead(Sev sev, boolean drill) {
    return drill ? Optional.empty() : Optional.of(new Step(CrewTimer.CHASE_LEAD, pace(sev)));
  }

  private static Duration pace(Sev sev) {
    return sev == Sev.SEV3 ? CALM_STEP : STEP;
  }
}
