package launchbot.rollback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's answer to a rollback that is proposed. The last one of a person counts.
 *
 * @param link which link of the chain was asked then
 * @param by a Slack user id
 * @param reason why; null where nobody had to say
 * @param alone whether nobody else was needed: the glass was broken, or there is nobody else
 */
public record Vote(
    int link, String by, boolean approves, @Nullable String reason, boolean alone, Instant at) {}
