package launchbot.errors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when a launch's programs tell of their errors.
 *
 * @param totalsAt when they last told how much there was of everything; null while they never did
 */
public record Intake(Instant firstAt, Instant lastAt, @Nullable Instant totalsAt) {}
