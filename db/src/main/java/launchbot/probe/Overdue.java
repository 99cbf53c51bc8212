package launchbot.probe;

import java.time.Instant;

/**
 * A probe is looked at later than it should be: whoever looks is stuck or away.
 *
 * @param since when it should have been looked at
 * @param over whether it is looked at again by now
 */
public record Overdue(Probe probe, Instant since, boolean over, Instant at) {}
