package launchbot.bot.subscriber;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import launchbot.jobs.subscriber.Letters;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.page.MailStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.page.Subscriber;
import launchbot.page.SubscriberMail;
import launchbot.page.SubscriberStore;
import launchbot.page.Subscriptions;
import launchbot.page.Subscriptions.Link;
import launchbot.seal.Tokens;

/** What visitors do with their subscriptions; who they are nobody knows. */
final class Subscribing {
  private static final Actor VISITOR = Actor.schedule("visitor");

  private final Ledger ledger;
  private final Letters letters;
  private final InstantSource clock;

  Subscribing(Ledger ledger, Letters letters, InstantSource clock) {
    this.ledger = ledger;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * What a link finds.
   *
   * @param page the name of the page
   */
  record Found(Link link, String page) {}

  Optional<PageStore.Key> page(String slug) {
    return ledger.across(sql -> PageStore.bySlug(sql, slug));
  }

  Optional<StatusPage> page(PageStore.Key key) {
    return ledger.read(key.workspace(), sql -> PageStore.find(sql, key.id()));
  }

  /** Sends the mail that asks, where that may be. Nobody is told whether it was. */
  void ask(PageStore.Key key, String address) {
    ledger.<Boolean>write(
        cause(key.workspace()),
        tx -> {
          Instant now = tx.cause().at();
          Optional<StatusPage> page = PageStore.find(tx.sql(), key.id());
          if (page.isEmpty()) {
            return false;
          }
          Subscriber subscriber = SubscriberStore.asked(tx, key.id(), address);
          if (!Subscriptions.asks(
              subscriber.stands(), SubscriberStore.lately(tx.sql(), subscriber, now), now)) {
            return false; // nothing is said: it is rolled back
          }
          String token = Tokens.random();
          MailStore.add(tx, subscriber.id(), null, Tokens.hash(token))
              .ifPresent(mail -> tx.say(letters.asking(page.get(), subscriber, mail, token)));
          return true;
        });
  }

  /** What the link of a mail that asked finds; empty for one that is none of ours. */
  Optional<Found> confirming(String token) {
    return look(
        token, (mail, subscriber) -> Subscriptions.confirming(mail, subscriber, clock.instant()));
  }

  /** What the link of any mail finds that ends the subscription. */
  Optional<Found> ending(String token) {
    return look(token, (_, subscriber) -> Subscriptions.ending(subscriber));
  }

  /** They want the mails. */
  Optional<Found> confirm(String token) {
    return act(
        token,
        (tx, opened) -> {
          Link link = Subscriptions.confirming(opened.mail(), opened.subscriber(), tx.cause().at());
          if (link == Link.OPEN) {
            MailStore.use(tx, opened.mail());
            SubscriberStore.confirm(tx, opened.subscriber());
          }
          return link;
        });
  }

  /** They want no more. */
  Optional<Found> end(String token) {
    return act(
        token,
        (tx, opened) -> {
          Link link = Subscriptions.ending(opened.subscriber());
          if (link == Link.OPEN) {
            MailStore.use(tx, opened.mail());
            SubscriberStore.end(tx, opened.subscriber(), Subscriber.Why.ASKED);
          }
          return link;
        });
  }

  /** A mail of ours and whose it is. */
  private record Opened(SubscriberMail mail, Subscriber subscriber, String page) {}

  private Optional<Found> look(
      String token, BiFunction<SubscriberMail, Subscriber, Link> question) {
    return door(token)
        .flatMap(key ->
            ledger.<Optional<Found>>read(
                key.workspace(),
                sql ->
                    MailStore.find(sql, key.id())
                        .flatMap(mail ->
                            SubscriberStore.find(sql, mail.subscriber())
                                .flatMap(subscriber ->
                                    PageStore.find(sql, subscriber.page())
                                        .map(page ->
                                            new Found(
                                                question.apply(mail, subscriber), page.name()))))));
  }

  private Optional<Found> act(String token, BiFunction<Tx, Opened, Link> work) {
    return door(token)
        .flatMap(key ->
            ledger.<Optional<Found>>write(
                cause(key.workspace()),
                tx ->
                    open(tx, key).map(opened -> new Found(work.apply(tx, opened), opened.page()))));
  }

  /** The subscriber first, whose lock keeps two presses of a button apart. */
  private static Optional<Opened> open(Tx tx, MailStore.Key key) {
    return MailStore.find(tx.sql(), key.id())
        .flatMap(mail -> SubscriberStore.lock(tx, mail.subscriber()))
        .flatMap(subscriber ->
            MailStore.find(tx.sql(), key.id())
                .flatMap(mail ->
                    PageStore.find(tx.sql(), subscriber.page())
                        .map(page -> new Opened(mail, subscriber, page.name()))));
  }

  private Optional<MailStore.Key> door(String token) {
    return ledger.across(sql -> MailStore.link(sql, Tokens.hash(token)));
  }

  private Cause cause(String workspace) {
    return new Cause(workspace, VISITOR, clock.instant(), null);
  }
}
