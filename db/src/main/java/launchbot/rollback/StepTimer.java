package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import launchbot.timer.TimerKind;

/**
 * What a rollback under way waits for. The subject of the first two is a step, that of the others
 * the run.
 */
public enum StepTimer implements TimerKind {
  /** A step has taken as long as it may: its owner is told, its deputy asked. */
  LATE,
  /** Half as long again has passed: whom the plan names is called. It ends there. */
  CONTACT,
  /** All steps are over: it is looked whether all is well again. */
  VERIFY,
  /** A drill goes on: what measures speed looks again, so that the drill sees load. */
  LOAD;

  @Override
  public String key() {
    return "step." + name().toLowerCase(Locale.ROOT);
  }

  public static StepTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /** When that is due for a step; empty where it is not, since nobody is at it. */
  public Optional<Instant> due(RunStep step) {
    if (!(step.state() instanceof StepState.Doing(Instant since, _))) {
      return Optional.empty();
    }
    Duration target = step.step().target();
    return switch (this) {
      case LATE -> Optional.of(since.plus(target));
      case CONTACT -> Optional.of(since.plus(target).plus(target.dividedBy(2)));
      case VERIFY, LOAD -> Optional.empty();
    };
  }
}
