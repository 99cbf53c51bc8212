package launchbot.page;

import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor of the page says does not work.
 *
 * @param number counts within the launch
 * @param words as they wrote them, without what nobody sees
 * @param component the name of what they say it is about; null for none in particular
 * @param contact how they can be asked; null where they did not say, or it was erased
 * @param decided null while it waits
 */
public record PageReport(
    long id,
    long page,
    long launch,
    int number,
    String words,
    @Nullable String component,
    @Nullable String contact,
    Instant at,
    State state,
    @Nullable Decided decided) {
  /** Names the message that says which wait, with the id of the launch behind it. */
  public static final String INBOX = "reports";

  /** How far it is. */
  public enum State {
    WAITING,
    /** It is an entry of triage. */
    TAKEN,
    DISMISSED
  }

  /**
   * What somebody made of it.
   *
   * @param entry the number of the entry of triage; null where it was dismissed
   * @param incident the id of the incident that it counts for; null for none
   */
  public record Decided(Instant at, String by, @Nullable Long entry, @Nullable Long incident) {}

  /** What a visitor sends. */
  public record Draft(String words, @Nullable String component, @Nullable String contact) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("report", id);
  }
}
