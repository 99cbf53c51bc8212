package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a criterion stands at one of the things that it looks at.
 *
 * @param at when the newest look was over; null before the first
 * @param value what was measured last; null while nothing was
 * @param measuredAt when that was; null while nothing was
 * @param bad when the bad looks began that count at the moment, the first of them first; of those
 *     in a row only the first
 * @param badRun the bad ones without a good one in between
 * @param goodRun the good ones in a row, none in between that could not be measured
 * @param unmeasured how many in a row could not be measured
 * @param window the last looks or minutes as bits, the newest the lowest, 1 for a bad one
 * @param since since when it has been true; null while it is not
 */
public record Standing(
    @Nullable Instant at,
    @Nullable Double value,
    @Nullable Instant measuredAt,
    List<Instant> bad,
    Run badRun,
    Run goodRun,
    int unmeasured,
    int window,
    @Nullable Instant since) {

  public static final Standing FRESH =
      new Standing(null, null, null, List.of(), Run.NONE, Run.NONE, 0, 0, null);

  public Standing {
    bad = List.copyOf(bad);
  }

  /**
   * Looks that say the same.
   *
   * @param length for how long it was measured, gaps left out
   */
  public record Run(int looks, Duration length) {
    public static final Run NONE = new Run(0, Duration.ZERO);

    Run plus(int more, Duration longer) {
      return new Run(looks + more, length.plus(longer));
    }
  }

  /** Whether it has come true and is not over. */
  public boolean tripped() {
    return since != null;
  }

  /** What was bad or good so far is forgotten; whether it is true, and what was measured, stays. */
  Standing anew() {
    return new Standing(at, value, measuredAt, List.of(), Run.NONE, Run.NONE, 0, 0, since);
  }
}
