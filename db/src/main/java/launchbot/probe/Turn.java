package launchbot.probe;

import java.time.Instant;

/**
 * A probe has come to another state, or says something new in the same one.
 *
 * @param outcome the look that made it
 * @param since when the state that it is in now began: of an outage, its first failing look
 * @param at when this became known
 */
public record Turn(
    Probe probe, WatchState from, WatchState to, Outcome outcome, Instant since, Instant at) {}
