package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One look at a metric.
 *
 * @param from when what it speaks of began: a minute earlier for traffic, {@code at} for a probe
 * @param at when that was over
 * @param value in the unit of the criterion's bound, 1 or 0 for what fails or not; empty where it
 *     could not be measured
 * @param reach how long before {@code from} the look before it may lie, so that nothing is missing
 *     in between
 * @param sort what it counts as
 */
public record Look(Instant from, Instant at, OptionalDouble value, Duration reach, Sort sort) {

  /** What it counts as. */
  public enum Sort {
    /** A measurement of its own. */
    FRESH,
    /** An earlier one that still stands: time goes on, but it is not counted again. */
    STANDING,
    /** Taken in a maintenance or a drill: shown, never counted. */
    QUIET
  }

  public static Look of(Instant at, OptionalDouble value, Duration reach) {
    return new Look(at, at, value, reach, Sort.FRESH);
  }

  public Look quiet() {
    return new Look(from, at, value, reach, Sort.QUIET);
  }
}
