package launchbot.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to all who read the page by mail.
 *
 * @param urgent whether it goes before others that are not
 * @param reached the subscriber up to whom everybody has a mail
 * @param begun who confirmed later reads it on the page
 * @param written since when all have; null while some have not
 */
public record Mailing(
    long notice,
    long page,
    boolean urgent,
    long reached,
    Instant begun,
    @Nullable Instant written) {}
