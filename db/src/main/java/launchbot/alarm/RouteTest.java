package launchbot.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of all routes of a launch.
 *
 * @param channel where it was asked for and is shown
 * @param settledAt when each route had said what became of it; null before
 */
public record RouteTest(
    long id, long launch, String channel, String by, Instant at, @Nullable Instant settledAt) {}
