package launchbot.rollback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a rollback is timed once it runs, and how it looks since its steps are over.
 *
 * @param run id of the {@link Run}
 * @param began since when its steps are carried out
 * @param over when the last of them was over; null while one is not
 * @param goodSince since when everything that is measured is well; null while something is not
 * @param asked whether a person was asked to look, since not everything can be measured
 * @param said what is in the way, as it was seen last; null for nothing
 * @param confirmed who has looked; null while nobody has
 */
public record RunWatch(
    long run,
    Instant began,
    @Nullable Instant over,
    @Nullable Instant goodSince,
    boolean asked,
    @Nullable String said,
    @Nullable Confirmed confirmed) {

  /** Somebody has looked, and says that all is well. */
  public record Confirmed(String by, String note) {}

  public static RunWatch begun(long run, Instant at) {
    return new RunWatch(run, at, null, null, false, null, null);
  }

  /** The last step is over, or a step is to be done again: what was seen before counts no more. */
  public RunWatch over(@Nullable Instant at) {
    return new RunWatch(run, began, at, null, false, null, null);
  }

  public RunWatch confirmed(String by, String note) {
    return new RunWatch(run, began, over, goodSince, asked, said, new Confirmed(by, note));
  }

  RunWatch seen(@Nullable Instant good, @Nullable String inTheWay) {
    return new RunWatch(run, began, over, good, asked, inTheWay, confirmed);
  }

  RunWatch asking() {
    return new RunWatch(run, began, over, goodSince, true, said, confirmed);
  }
}
