package launchbot.page;

import static launchbot.sql.Tables.SUBSCRIBER;
import static launchbot.sql.Tables.SUBSCRIBER_MAIL;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.SubscriberRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Subscribers as rows. History says what happened to them, never their addresses. */
public final class SubscriberStore {
  private SubscriberStore() {}

  private static final Condition STANDING =
      SUBSCRIBER.CONFIRMED_AT.isNotNull().and(SUBSCRIBER.ENDED_AT.isNull());

  /** How many read a page by mail, and how many have not confirmed that they want to. */
  public record Count(int standing, int asked) {}

  /** What is forgotten that is older than that. */
  public record Limits(Instant unconfirmed, Instant ended, Instant mails, Instant contacts) {}

  /** The one of that address, added where it is new, closed to other writers until the commit. */
  public static Subscriber asked(Tx tx, long page, String address) {
    String folded = folded(address);
    tx.sql()
        .insertInto(SUBSCRIBER)
        .set(SUBSCRIBER.WORKSPACE, tx.cause().workspace())
        .set(SUBSCRIBER.PAGE, page)
        .set(SUBSCRIBER.ADDRESS, address)
        .set(SUBSCRIBER.FOLDED, folded)
        .set(SUBSCRIBER.ASKED_AT, utc(tx.cause().at()))
        .onConflict(SUBSCRIBER.WORKSPACE, SUBSCRIBER.PAGE, SUBSCRIBER.FOLDED)
        .doUpdate()
        .set(SUBSCRIBER.ASKED_AT, utc(tx.cause().at()))
        .execute();
    return byAddress(tx, page, address).orElseThrow();
  }

  /** Closed to other writers until the commit. */
  public static Optional<Subscriber> byAddress(Tx tx, long page, String address) {
    return tx.sql()
        .selectFrom(SUBSCRIBER)
        .where(SUBSCRIBER.PAGE.eq(page), SUBSCRIBER.FOLDED.eq(folded(address)))
        .forUpdate()
        .fetchOptional(SubscriberStore::subscriber);
  }

  public static Optional<Subscriber> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(SUBSCRIBER)
        .where(SUBSCRIBER.ID.eq(id))
        .forUpdate()
        .fetchOptional(SubscriberStore::subscriber);
  }

  public static Optional<Subscriber> find(DSLContext sql, long id) {
    return sql.selectFrom(SUBSCRIBER)
        .where(SUBSCRIBER.ID.eq(id))
        .fetchOptional(SubscriberStore::subscriber);
  }

  /** When its address, and how often its page, was sent the mail that asks, in the last day. */
  public static Subscriptions.Lately lately(DSLContext sql, Subscriber subscriber, Instant now) {
    OffsetDateTime since = utc(now.minus(Subscriptions.DAY));
    List<Instant> own =
        sql.select(SUBSCRIBER_MAIL.AT)
            .from(SUBSCRIBER_MAIL)
            .where(
                SUBSCRIBER_MAIL.SUBSCRIBER.eq(subscriber.id()),
                SUBSCRIBER_MAIL.NOTICE.isNull(),
                SUBSCRIBER_MAIL.AT.gt(since))
            .fetch(row -> row.value1().toInstant());
    int ofPage =
        sql.fetchCount(
            DSL.selectOne()
                .from(SUBSCRIBER_MAIL)
                .join(SUBSCRIBER)
                .on(SUBSCRIBER.ID.eq(SUBSCRIBER_MAIL.SUBSCRIBER))
                .where(
                    SUBSCRIBER.PAGE.eq(subscriber.page()),
                    SUBSCRIBER_MAIL.NOTICE.isNull(),
                    SUBSCRIBER_MAIL.AT.gt(since)));
    return new Subscriptions.Lately(own, ofPage);
  }

  /** They want them. The caller holds its lock. */
  public static void confirm(Tx tx, Subscriber subscriber) {
    tx.sql()
        .update(SUBSCRIBER)
        .set(SUBSCRIBER.CONFIRMED_AT, utc(tx.cause().at()))
        .setNull(SUBSCRIBER.ENDED_AT)
        .setNull(SUBSCRIBER.WHY)
        .set(SUBSCRIBER.REFUSED, 0)
        .where(SUBSCRIBER.ID.eq(subscriber.id()))
        .execute();
    tx.record(new Change("confirmed", subscriber.subject(), List.of(), null));
  }

  /** They get no more, of what waits neither. The caller holds its lock. */
  public static void end(Tx tx, Subscriber subscriber, Subscriber.Why why) {
    tx.sql()
        .update(SUBSCRIBER)
        .set(SUBSCRIBER.ENDED_AT, utc(tx.cause().at()))
        .set(SUBSCRIBER.WHY, why.name().toLowerCase(Locale.ROOT))
        .where(SUBSCRIBER.ID.eq(subscriber.id()))
        .execute();
    MailStore.recall(tx, subscriber.id());
    tx.record(new Change("ended", subscriber.subject(), List.of(), why.words()));
  }

  /** Nothing of it is kept, but that somebody removed it. The caller holds its lock. */
  public static void remove(Tx tx, Subscriber subscriber) {
    MailStore.recall(tx, subscriber.id());
    tx.sql().deleteFrom(SUBSCRIBER).where(SUBSCRIBER.ID.eq(subscriber.id())).execute();
    tx.record(
        new Change("removed", subscriber.subject(), List.of(), Subscriber.Why.REMOVED.words()));
  }

  /** Their server refused the address once more. The caller holds its lock. */
  public static void refused(Tx tx, Subscriber subscriber) {
    tx.sql()
        .update(SUBSCRIBER)
        .set(SUBSCRIBER.REFUSED, SUBSCRIBER.REFUSED.plus(1))
        .where(SUBSCRIBER.ID.eq(subscriber.id()))
        .execute();
  }

  /** Their servers took the mail about a notice: what they refused before counts no more. */
  public static void took(Tx tx, long notice) {
    tx.sql()
        .update(SUBSCRIBER)
        .set(SUBSCRIBER.REFUSED, 0)
        .where(
            SUBSCRIBER.REFUSED.gt(0),
            SUBSCRIBER.ID.in(
                DSL.select(SUBSCRIBER_MAIL.SUBSCRIBER)
                    .from(SUBSCRIBER_MAIL)
                    .where(SUBSCRIBER_MAIL.NOTICE.eq(notice), SUBSCRIBER_MAIL.STATE.eq("sent"))))
        .execute();
  }

  /** The next of those who read a page by mail and did so then, in the order in which they came. */
  public static List<Subscriber> after(
      DSLContext sql, long page, long reached, Instant then, int most) {
    return sql.selectFrom(SUBSCRIBER)
        .where(
            SUBSCRIBER.PAGE.eq(page),
            STANDING,
            SUBSCRIBER.ID.gt(reached),
            SUBSCRIBER.CONFIRMED_AT.le(utc(then)))
        .orderBy(SUBSCRIBER.ID)
        .limit(most)
        .fetch(SubscriberStore::subscriber);
  }

  /** All of them, the newest first. */
  public static List<Subscriber> newest(DSLContext sql, long page, int most) {
    return sql.selectFrom(SUBSCRIBER)
        .where(SUBSCRIBER.PAGE.eq(page), STANDING)
        .orderBy(SUBSCRIBER.CONFIRMED_AT.desc(), SUBSCRIBER.ID.desc())
        .limit(most)
        .fetch(SubscriberStore::subscriber);
  }

  public static Count count(DSLContext sql, long page) {
    return sql.select(
            DSL.count().filterWhere(STANDING),
            DSL.count().filterWhere(SUBSCRIBER.CONFIRMED_AT.isNull(), SUBSCRIBER.ENDED_AT.isNull()))
        .from(SUBSCRIBER)
        .where(SUBSCRIBER.PAGE.eq(page))
        .fetchSingle(row -> new Count(row.value1(), row.value2()));
  }

  /** Somebody took all addresses out. */
  public static Change exported(StatusPage page, int how) {
    return new Change(
        "exported subscribers",
        page.subject(),
        List.of(new Change.Field("addresses", null, String.valueOf(how))),
        null);
  }

  /** A batch of what need not be known any more, in all workspaces. */
  public static void forget(DSLContext sql, Limits limits, int most) {
    Routines.forgetSubscribers(
        sql.configuration(),
        utc(limits.unconfirmed()),
        utc(limits.ended()),
        utc(limits.mails()),
        utc(limits.contacts()),
        most);
  }

  private static String folded(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static Subscriber subscriber(SubscriberRecord row) {
    OffsetDateTime confirmed = row.getConfirmedAt();
    OffsetDateTime ended = row.getEndedAt();
    String why = row.getWhy();
    return new Subscriber(
        row.getId(),
        row.getPage(),
        row.getAddress(),
        row.getAskedAt().toInstant(),
        confirmed == null ? null : confirmed.toInstant(),
        ended == null || why == null
            ? null
            : new Subscriber.Ended(
                ended.toInstant(), Subscriber.Why.valueOf(why.toUpperCase(Locale.ROOT))),
        row.getRefused());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
