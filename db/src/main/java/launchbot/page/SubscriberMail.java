package launchbot.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a subscriber.
 *
 * @param notice what it is about; null: it asks whether they want any
 * @param used when its link did its work; null while it has not
 */
public record SubscriberMail(
    long id, long subscriber, @Nullable Long notice, Instant at, @Nullable Instant used) {

  /** What became of it. */
  public enum State {
    WAITING,
    SENT,
    /** Their server refused the address. */
    REFUSED,
    /** It was given up, or is not wanted any more. */
    FAILED
  }

  /** Names it in the outbox. */
  public static String tag(long id) {
    return "mail:" + id;
  }
}
