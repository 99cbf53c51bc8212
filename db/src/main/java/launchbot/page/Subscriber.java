package launchbot.page;

import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads the public page by mail, or whose address was given by somebody.
 *
 * @param confirmed when they said that it was them; null while they have not
 * @param ended null while it goes on
 * @param refused how often in a row their mail server refused the address
 */
public record Subscriber(
    long id,
    long page,
    String address,
    Instant asked,
    @Nullable Instant confirmed,
    @Nullable Ended ended,
    int refused) {

  /** How a subscription came to its end. */
  public record Ended(Instant at, Why why) {}

  /** Why it did. */
  public enum Why {
    /** They said so. */
    ASKED("they ended it"),
    /** Their mail server did. */
    REFUSED("their mail server refused the address twice in a row"),
    /** The team did. */
    REMOVED("the team removed it");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Whether they get mails about notices. */
  public boolean stands() {
    return confirmed != null && ended == null;
  }

  /** What history says it is about; it never holds the address. */
  public Subject subject() {
    return new Subject("subscriber", id);
  }
}
