package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a route's speed.
 *
 * @param route as it was typed: {@code GET /api/x}
 * @param p95 what it took when it was good: 95 of 100 requests took at most that; null while no run
 *     was good
 * @param last the same of the last run
 */
public record RouteSpeed(String route, @Nullable Duration p95, Duration last, Instant lastAt) {

  /**
   * What a run measured.
   *
   * @param samples how many requests it was taken from
   */
  public record Measured(String route, Duration p95, int samples) {}
}
