package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drill that was carried through.
 *
 * @param run id of the {@link Run}
 * @param began when its steps began
 * @param ended when it was verified
 * @param steps how many it had; the next four say of how many of them that is true
 * @param target how long all of it may take: the longest way through what the steps need
 * @param took from the first step's begin until the last was over
 * @param recovered the same until it was verified; null where it was not
 */
public record Drill(
    long run,
    long launch,
    String environment,
    Instant began,
    Instant ended,
    int steps,
    int simulated,
    int late,
    int failed,
    int skipped,
    Duration target,
    Duration took,
    @Nullable Duration recovered) {}
