package launchbot.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the decision log.
 *
 * @param subject what to type to see what it is about: {@code rollback show 3}
 * @param words what was decided and why, in plain text; people in it are {@code <@U1>}
 * @param figure on which it was: {@code 7.2 % errors for 3 minutes}; null where there was none
 * @param by a Slack user id
 */
public record Logged(
    long id,
    long launch,
    Kind kind,
    String subject,
    String words,
    @Nullable String figure,
    String by,
    Instant at) {}
