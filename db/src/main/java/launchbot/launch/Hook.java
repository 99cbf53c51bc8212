package launchbot.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a team's programs reach a launch. Its token is not known here.
 *
 * @param number counts within the launch; what people call it by
 * @param revokedAt null while it answers
 */
public record Hook(
    long id,
    long launch,
    int number,
    String name,
    String madeBy,
    Instant madeAt,
    @Nullable Instant revokedAt) {}
