package launchbot.rollback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a step of a rollback stands. Each state carries what it alone knows. */
public sealed interface StepState {

  /** Whether nothing is to be done for it any more; a failed one still asks for a decision. */
  default boolean over() {
    return switch (this) {
      case Done _, Skipped _ -> true;
      case Waiting _, Doing _, Failed _ -> false;
    };
  }

  /** As it is stored, and as people read it. */
  default String key() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Doing _ -> "doing";
      case Done _ -> "done";
      case Failed _ -> "failed";
      case Skipped _ -> "skipped";
    };
  }

  /** Its turn has not come. */
  record Waiting() implements StepState {}

  /**
   * Somebody is at it, and the time runs.
   *
   * @param by who started it; null where the end of the step before it did
   */
  record Doing(Instant since, @Nullable String by) implements StepState {}

  /**
   * It is done.
   *
   * @param since when it was started; null where nobody said so
   * @param simulated it was only talked through, in a drill
   */
  record Done(
      @Nullable Instant since, Instant at, String by, @Nullable String note, boolean simulated)
      implements StepState {}

  /**
   * It did not work. It is tried again or skipped, or the rollback is aborted.
   *
   * @param since when it was started; null where nobody said so
   */
  record Failed(@Nullable Instant since, Instant at, String by, String note) implements StepState {}

  /** It is not done, for a reason. */
  record Skipped(Instant at, String by, String reason) implements StepState {}
}
