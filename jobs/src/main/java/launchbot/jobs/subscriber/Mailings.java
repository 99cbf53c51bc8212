package launchbot.jobs.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import launchbot.jobs.Rate;
import launchbot.jobs.mailer.EmailPoster;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.page.Component;
import launchbot.page.MailPace;
import launchbot.page.MailStore;
import launchbot.page.Mailing;
import launchbot.page.MailingStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.page.Subscriber;
import launchbot.page.SubscriberStore;
import launchbot.page.Subscriptions;
import launchbot.seal.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notices to all who read the page by mail, a few at a time. A mail is written in the
 * transaction that says so, so whoever dies in between leaves nobody out and nobody with two.
 */
public final class Mailings {
  private static final Logger log = LoggerFactory.getLogger(Mailings.class);
  private static final String NAME = "mailing";
  private static final int BATCH = 200;

  /** Then it is looked again what became of the last ones. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Longer than the outbox tries. */
  private static final Duration GIVE_UP = Duration.ofHours(25);

  private static final Duration UNCONFIRMED = Duration.ofDays(7);
  private static final Duration ENDED = Duration.ofDays(30);
  private static final Duration MAILS = Duration.ofDays(400);
  private static final Duration CONTACTS = Duration.ofDays(90);

  private final Ledger ledger;
  private final Letters letters;
  private final MailPace pace;
  private final InstantSource clock;

  public Mailings(Ledger ledger, Letters letters, MailPace pace, InstantSource clock) {
    this.ledger = ledger;
    this.letters = letters;
    this.pace = pace;
    this.clock = clock;
  }

  public Rate rate() {
    return new Rate(NAME, Duration.ofMillis(500), this::run);
  }

  /** Goes on with all that is due. */
  public void run() {
    for (MailStore.Key key : ledger.across(sql -> MailStore.settled(sql, BATCH))) {
      in(
          key.workspace(),
          "mail " + key.id(),
          tx -> MailStore.settle(tx, key.id(), EmailPoster.NO_SUCH_ADDRESS));
    }
    Instant now = clock.instant();
    for (MailingStore.Key key : ledger.across(sql -> MailingStore.due(sql, now))) {
      in(key.workspace(), "notice " + key.notice(), tx -> goOn(tx, key.notice()));
    }
  }

  /**
   * Forgets who never confirmed after a week, who ended it after 30 days, old links after 400, and
   * how people who reported something can be reached after 90.
   */
  public static Rate forgetting(Ledger ledger, InstantSource clock) {
    return new Rate(
        "subscribers to forget",
        Duration.ofMinutes(10),
        () -> {
          Instant now = clock.instant();
          ledger.across(sql -> {
            SubscriberStore.forget(
                sql,
                new SubscriberStore.Limits(
                    now.minus(UNCONFIRMED),
                    now.minus(ENDED),
                    now.minus(MAILS),
                    now.minus(CONTACTS)),
                BATCH);
            return sql;
          });
        });
  }

  /** One that fails keeps no other from going on. */
  private void in(String workspace, String what, Consumer<Tx> work) {
    try {
      ledger.<Boolean>observe(
          new Cause(workspace, Actor.schedule(NAME), clock.instant(), null),
          tx -> {
            work.accept(tx);
            return true;
          });
    } catch (RuntimeException e) {
      log.error("The mailing of {} in {} broke off and goes on later", what, workspace, e);
    }
  }

  private void goOn(Tx tx, long id) {
    Optional<Mailing> mailing = MailingStore.take(tx, id);
    if (mailing.isEmpty()) {
      return; // another replica has it
    }
    if (mailing.get().written() == null) {
      write(tx, mailing.get());
    } else {
      close(tx, mailing.get(), mailing.get().written());
    }
  }

  private void write(Tx tx, Mailing mailing) {
    Instant now = tx.cause().at();
    int room = pace.room(MailStore.onTheirWay(tx.sql(), now.minus(MailPace.SLOW)));
    if (room == 0) {
      return;
    }
    StatusPage page = PageStore.find(tx.sql(), mailing.page()).orElseThrow();
    Notice notice = NoticeStore.find(tx.sql(), mailing.notice()).orElseThrow();
    List<Component> components = PageStore.components(tx.sql(), page.id());
    List<Subscriber> next =
        SubscriberStore.after(tx.sql(), page.id(), mailing.reached(), mailing.begun(), room);
    for (Subscriber one : next) {
      String token = Tokens.random();
      MailStore.add(tx, one.id(), notice.id(), Tokens.hash(token))
          .ifPresent(mail -> tx.say(letters.notice(page, components, notice, one, mail, token)));
    }
    if (!next.isEmpty()) {
      MailingStore.reached(tx, notice.id(), next.getLast().id(), now.plus(pace.pause(next.size())));
    }
    if (next.size() < room) {
      MailingStore.written(tx, notice.id());
    }
  }

  /**
   * Once it is known what became of all: addresses that are refused again and again get no more.
   */
  private static void close(Tx tx, Mailing mailing, Instant written) {
    Instant now = tx.cause().at();
    MailStore.Tally tally = MailStore.tally(tx.sql(), mailing.notice());
    if (tally.waiting() > 0 && now.isBefore(written.plus(GIVE_UP))) {
      MailingStore.later(tx, mailing.notice(), now.plus(LOOK_AGAIN));
      return;
    }
    SubscriberStore.took(tx, mailing.notice());
    if (Subscriptions.believed(tally.sent(), tally.refused())) {
      for (long id : MailStore.refused(tx.sql(), mailing.notice())) {
        SubscriberStore.lock(tx, id)
            .filter(Subscriber::stands)
            .ifPresent(one -> {
              SubscriberStore.refused(tx, one);
              if (Subscriptions.ends(one.refused())) {
                SubscriberStore.end(tx, one, Subscriber.Why.REFUSED);
              }
            });
      }
    } else {
      log.warn(
          "The mail server refused {} of {} addresses of notice {} in {}: is it allowed to take our"
              + " mails?",
          tally.refused(),
          tally.all(),
          mailing.notice(),
          tx.cause().workspace());
    }
    MailingStore.done(tx, mailing.notice());
  }
}
