package launchbot.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an approver said.
 *
 * @param reason always given with a no
 */
public record Vote(String person, boolean go, @Nullable String reason, Instant at) {}
