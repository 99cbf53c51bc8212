package launchbot.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look as it is kept for two days.
 *
 * @param words null where it was simply right
 * @param status of HTTP; null where there was none
 */
public record Seen(
    Instant at,
    Level level,
    @Nullable Phase phase,
    @Nullable String words,
    @Nullable Integer status,
    Timings timings) {

  public static Seen of(Outcome outcome, Instant at) {
    return new Seen(
        at,
        outcome.level(),
        outcome.phase(),
        outcome.level() == Level.UP ? null : outcome.words(),
        outcome.status(),
        outcome.timings());
  }
}
