package launchbot.launch;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a channel works towards.
 *
 * @param zone where its days begin: at first the starter's
 * @param launchDate null while nobody has said it
 * @param lead who answers for it: at first the starter
 */
public record Launch(
    long id,
    String channel,
    String name,
    ZoneId zone,
    @Nullable LocalDate launchDate,
    String lead) {}
