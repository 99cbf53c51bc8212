package launchbot.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How delivery goes, over all workspaces.
 *
 * @param oldest since when the oldest message waits that should have gone; null when none does
 * @param waiting how many are not delivered yet
 * @param dead how many never will be
 */
public record OutboxHealth(@Nullable Instant oldest, long waiting, long dead) {}
