package launchbot.rollbackplan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody left it, for ever.
 *
 * @param version counts from 1 within launch and environment
 * @param by a Slack user id
 * @param note why it was changed; null where nobody said
 */
public record PlanVersion(
    long id,
    long launch,
    int version,
    RollbackPlan plan,
    String by,
    Instant at,
    @Nullable String note) {}
