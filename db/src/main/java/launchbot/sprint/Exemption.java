package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An exception from the freeze, as people call it. People are Slack user ids.
 *
 * @param number counts within the launch; what people call it by
 * @param what may be changed all the same
 * @param through the last day on which it holds, where the launch is; null while it is asked for:
 *     the next working day after the decision
 * @param note why it was refused; null otherwise
 */
public record Exemption(
    long id,
    long launch,
    int number,
    String what,
    String reason,
    String askedBy,
    Instant askedAt,
    @Nullable LocalDate through,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String note) {

  /** What became of it. */
  public enum State {
    ASKED,
    GRANTED,
    REFUSED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param today where the launch is
   */
  public boolean holds(LocalDate today) {
    return state == State.GRANTED && through != null && !today.isAfter(through);
  }

  public Subject subject() {
    return new Subject("exemption", id);
  }
}
