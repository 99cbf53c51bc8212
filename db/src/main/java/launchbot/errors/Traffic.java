package launchbot.errors;

import java.time.Instant;

/**
 * What was asked of a system in one minute.
 *
 * @param minute its beginning
 * @param route folded by {@link Routes}
 * @param failed how many were answered with a status from 500 on
 */
public record Traffic(
    Instant minute, String route, long requests, long failed, long timeouts, Buckets latency) {}
