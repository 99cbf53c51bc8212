package launchbot.rollback;

import java.time.Instant;
import launchbot.rollbackplan.RollbackPlan;
import org.jspecify.annotations.Nullable;

/**
 * A rollback, or a drill of one.
 *
 * @param number counts within the launch; what people call it by
 * @param plan as it was when it was proposed
 * @param planVersion which version of it that is
 * @param drill an exercise: marked everywhere, never in figures or in public
 * @param release id of the release that is taken back; null where none is known
 * @param target version that is returned to; null where none is known
 * @param incident id of the incident in whose thread it goes on; null where it has a message of its
 *     own
 * @param channel where its live message stands
 * @param reason why it was proposed: the number that tripped, or what was typed
 * @param feature key of the feature that it is about; null for all
 * @param askedBy a Slack user id; null where a criterion proposed it
 * @param version counts its changes
 */
public record Run(
    long id,
    long launch,
    int number,
    RollbackPlan plan,
    int planVersion,
    boolean drill,
    @Nullable Long release,
    @Nullable String target,
    @Nullable Long incident,
    String channel,
    String reason,
    @Nullable String feature,
    @Nullable String askedBy,
    Instant proposedAt,
    Status status,
    Instant statusAt,
    int version) {}
