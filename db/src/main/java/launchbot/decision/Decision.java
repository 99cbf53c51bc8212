package launchbot.decision;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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

  /** What the log says of it; people are {@code <@U1>}. */
  String words() {
    String said =
        votes.stream()
            .map(vote ->
                "<@%s> %s%s"
                    .formatted(
                        vote.person(),
                        vote.go() ? "go" : "no-go",
                        vote.reason() == null ? "" : ": " + vote.reason()))
            .collect(Collectors.joining("; "));
    return (go ? "GO" : "NO-GO")
        + (overridden ? ", over the approvers" : "")
        + (reason == null ? "" : " because " + reason)
        + (said.isEmpty() ? "" : " (" + said + ")");
  }

  /** On what it was decided: {@code verdict NO GO, 3 against it}. */
  String figure() {
    return "verdict %s, %d against it"
        .formatted(facts.call().name().replace('_', ' '), facts.reasons().size());
  }
}
