package launchbot.notice;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one place.
 *
 * @param place a channel's id, the address of a page or a banner, a mail address
 * @param root the id of the delivery under whose message it stands; null: it stands by itself
 * @param at when it was sent off
 * @param state whether it has arrived, as the outbox knows
 * @param why what stands in its way, a code or a few words; null for nothing. Of the delivery to
 *     all subscribers: how many have it
 */
public record Delivery(
    long id,
    long notice,
    Way way,
    String place,
    @Nullable Long root,
    Instant at,
    State state,
    @Nullable String why) {

  /** What its live message and its tag in the outbox begin with. */
  public static final String KIND = "delivery";

  /** The place of all who read the page by mail: there is one delivery to them, of many mails. */
  public static final String SUBSCRIBERS = "subscribers";

  /** How it goes there. */
  public enum Way {
    CHANNEL,
    PAGE,
    BANNER,
    EMAIL;

    /** As it is stored. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of it. */
  public enum State {
    WAITING,
    DELIVERED,
    FAILED
  }

  /** Names it in the outbox: the subject of a live message, or the thread of a post elsewhere. */
  public static String tag(long id) {
    return KIND + ":" + id;
  }
}
