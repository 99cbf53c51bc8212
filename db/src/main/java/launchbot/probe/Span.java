package launchbot.probe;

import java.time.Instant;

/**
 * How a probe stood from when until when.
 *
 * @param stand UNKNOWN (nobody looked, or nothing could be said), UP, DEGRADED or DOWN
 */
public record Span(Instant since, Instant until, WatchState stand) {

  /** The one that is not over. */
  public record Open(WatchState stand, Instant since) {}
}
