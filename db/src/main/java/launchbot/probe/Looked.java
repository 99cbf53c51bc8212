package launchbot.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look that is over and is to be kept.
 *
 * @param at when it began: what failed had failed by then
 * @param ended when it was over
 * @param hold of whoever was to look; null for one that came by itself
 * @param luck from 0 to 1, so that many probes do not look at once
 */
public record Looked(
    Probe probe, Outcome outcome, Instant at, Instant ended, @Nullable Hold hold, double luck) {

  /**
   * The right to look.
   *
   * @param until when it ends; it is the same only as long as nobody else looks, or changes what is
   *     looked at
   * @param due when the look was due
   */
  public record Hold(Instant until, Instant due) {}
}
