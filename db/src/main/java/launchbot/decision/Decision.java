package launchbot.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, for ever.
 *
 * @param call the question's id
 * @param overridden the lead decided without the approvers
 * @param decidedBy who gave the last answer, or the lead
 * @param reason of an override, or why it was asked although something stopped; null for none
 * @param facts as they were when it was asked
 */
public record Decision(
    long id,
    long launch,
    long call,
    boolean go,
    boolean overridden,
    String decidedBy,
    @Nullable String reason,
    Facts facts,
    List<Vote> votes,
    Instant at) {

  public Decision {
    votes = List.copyOf(votes);
  }
}
