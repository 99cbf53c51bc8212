package launchbot.rollback;

import org.jspecify.annotations.Nullable;

/** What somebody wants a step to become. */
public sealed interface StepRequest {

  /**
   * Begin it, or begin it again.
   *
   * @param sure whether they were asked again, where it cannot be undone
   */
  record Start(boolean sure) implements StepRequest {}

  /**
   * It is done.
   *
   * @param sure as for {@link Start}, where nobody has started it before
   */
  record Finish(@Nullable String note, boolean sure) implements StepRequest {}

  /** It was talked through, in a drill. */
  record Simulate(@Nullable String note) implements StepRequest {}

  /** It did not work. */
  record Fail(@Nullable String note) implements StepRequest {}

  /** It is left out. */
  record Skip(@Nullable String reason) implements StepRequest {}

  /** Whoever asks carries it out from now on. */
  record Take() implements StepRequest {}
}
