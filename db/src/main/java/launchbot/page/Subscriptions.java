package launchbot.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When somebody is sent a mail that asks whether they want any, and what the links in mails do.
 * Nobody is told whether an address is known: whatever is decided, the visitor reads the same.
 */
public final class Subscriptions {
  /** How long the link of the mail that asks can be used. */
  public static final Duration LINK_LIVES = Duration.ofDays(2);

  static final Duration BETWEEN = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);
  static final int A_DAY = 3;
  static final int A_PAGE_AND_DAY = 500;

  /** Refusals in a row that end a subscription. */
  static final int REFUSALS = 2;

  private Subscriptions() {}

  /** What has been asked of late. */
  public record Lately(List<Instant> ofAddress, int ofPage) {
    public Lately {
      ofAddress = List.copyOf(ofAddress);
    }
  }

  /** What somebody's link finds. */
  public enum Link {
    /** It can do its work. */
    OPEN,
    /** It has done its work, and what it did still is so. */
    DONE,
    /** It was used before, or came too late. */
    SPENT
  }

  /**
   * Whether an address is sent the mail that asks: not where it has what it asks for, not more than
   * once an hour and three times a day, and no page asks more than 500 times a day.
   */
  public static boolean asks(boolean stands, Lately lately, Instant now) {
    List<Instant> today =
        lately.ofAddress().stream().filter(at -> at.isAfter(now.minus(DAY))).toList();
    return !stands
        && today.size() < A_DAY
        && today.stream().noneMatch(at -> at.isAfter(now.minus(BETWEEN)))
        && lately.ofPage() < A_PAGE_AND_DAY;
  }

  /** What the link of the mail that asked finds. */
  public static Link confirming(SubscriberMail mail, Subscriber subscriber, Instant now) {
    if (mail.notice() != null) {
      return Link.SPENT;
    }
    if (mail.used() != null) {
      return subscriber.stands() ? Link.DONE : Link.SPENT;
    }
    return mail.at().plus(LINK_LIVES).isAfter(now) ? Link.OPEN : Link.SPENT;
  }

  /** What a link that ends finds; any mail's does, for as long as it is kept. */
  public static Link ending(Subscriber subscriber) {
    return subscriber.ended() == null ? Link.OPEN : Link.DONE;
  }

  /**
   * Whether refused addresses are their servers' word: where a server of ours refuses most of a
   * mailing, it is that one that is set up wrong.
   */
  public static boolean believed(int sent, int refused) {
    return sent >= refused;
  }

  /** Whether one more refusal in a row ends it. */
  public static boolean ends(int refusedBefore) {
    return refusedBefore + 1 >= REFUSALS;
  }
}
