package launchbot.rollback;

import java.time.Instant;
import java.util.Optional;
import launchbot.ledger.Subject;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import org.jspecify.annotations.Nullable;

/**
 * A rollback, or a drill of one.
 *
 * @param number counts within the launch; what people call it by
 * @param plan as it was when it was proposed
 * @param planVersion which version of it that is; {@link #STARTER} for one made up on the spot
 * @param drill an exercise: marked everywhere, never in figures or in public
 * @param release id of the release that is taken back; null where none is known
 * @param target version that is returned to; null where none is known
 * @param incident id of the incident in whose thread it goes on; null where it has a message of its
 *     own
 * @param channel where its live message stands
 * @param reason why it was proposed: the number that tripped, or what was typed
 * @param feature key of the feature that it is about; null for all
 * @param askedBy a Slack user id; null where a criterion proposed it
 * @param statusAt since when it has this status; while it is proposed, since when the link is asked
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
    int version) {
  /** Instead of a plan's version, where none was written yet. */
  public static final int STARTER = 0;

  /**
   * One that is not kept yet.
   *
   * @param askedBy a Slack user id; null where a criterion proposes it
   */
  public record Draft(
      RollbackPlan plan,
      int planVersion,
      boolean drill,
      @Nullable Long release,
      @Nullable String target,
      @Nullable Long incident,
      String channel,
      String reason,
      @Nullable String feature,
      @Nullable String askedBy) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("rollback", id);
  }

  public boolean open() {
    return status.open();
  }

  public String environment() {
    return plan.environment();
  }

  /** What is at stake; empty for all. */
  public Optional<ProductFeature> about() {
    return plan.feature(feature);
  }

  /** It comes to another status. */
  public Run turned(Status next, Instant at) {
    return new Run(
        id,
        launch,
        number,
        plan,
        planVersion,
        drill,
        release,
        target,
        incident,
        channel,
        reason,
        feature,
        askedBy,
        proposedAt,
        next,
        at,
        version);
  }
}
