package launchbot.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * What a route took when it was good.
 *
 * @param route as it was typed: {@code GET /api/x}
 * @param p95 95 of 100 requests took at most that
 * @param samples how many requests it was taken from
 */
public record Baseline(String route, Duration p95, int samples, Instant takenAt) {}
