package launchbot.probe;

import java.time.Instant;

/**
 * A probe has come to another state, or says something new in the same one ({@code from} equals
 * {@code to}). None is made while a maintenance lasts; at its end one is, where the state differs
 * from the one before.
 *
 * @param from the last one that was confirmed: never PENDING
 * @param to never PENDING either
 * @param outcome the look that made it
 * @param since when the state that it is in now began: of an outage, its first failing look
 * @param at when this became known
 * @param explained whether the probe that this one hangs on is down or being confirmed, so that
 *     nobody need be told of this one
 */
public record Turn(
    Probe probe,
    WatchState from,
    WatchState to,
    Outcome outcome,
    Instant since,
    Instant at,
    boolean explained) {

  /** One that nothing explains. */
  public Turn(
      Probe probe, WatchState from, WatchState to, Outcome outcome, Instant since, Instant at) {
    this(probe, from, to, outcome, since, at, false);
  }
}
