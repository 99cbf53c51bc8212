package launchbot.decision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The question whether to go, asked once. People are Slack user ids.
 *
 * @param id 0 before it is saved
 * @param facts as they were when it was asked
 * @param reason why it was asked although something stops; null where nothing does
 * @param approvers who is asked, as it was then; each says go or no-go
 * @param votes one for each approver at most, in the order in which they came
 * @param ending null while it is open
 * @param version counts the changes
 */
public record GoCall(
    long id,
    long launch,
    State state,
    Facts facts,
    @Nullable String reason,
    String calledBy,
    Instant calledAt,
    Instant expiresAt,
    List<String> approvers,
    List<Vote> votes,
    @Nullable Ending ending,
    int version) {

  public GoCall {
    approvers = List.copyOf(approvers);
    votes = List.copyOf(votes);
  }

  /** What became of it. */
  public enum State {
    OPEN,
    GO,
    NO_GO,
    WITHDRAWN,
    EXPIRED;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it ended with an answer. */
    public boolean decided() {
      return this == GO || this == NO_GO;
    }
  }

  /**
   * How it ended.
   *
   * @param by who brought it to its end: the last approver, or the lead
   * @param overridden the lead decided without the approvers
   */
  public record Ending(String by, Instant at, @Nullable String reason, boolean overridden) {}

  public Optional<Vote> voteOf(String person) {
    return votes.stream().filter(vote -> vote.person().equals(person)).findFirst();
  }

  /** Approvers who have not said anything yet. */
  public List<String> waitingFor() {
    return approvers.stream().filter(person -> voteOf(person).isEmpty()).toList();
  }

  public boolean expiredBy(Instant now) {
    return state == State.OPEN && !now.isBefore(expiresAt);
  }

  /** Where its history stands. */
  Subject subject() {
    return new Subject("launch", launch);
  }
}
