package launchbot.page;

import static launchbot.page.SubscriberStore.utc;
import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.SUBSCRIBER_MAIL;
import static launchbot.sql.tables.SettledMails.SETTLED_MAILS;
import static launchbot.sql.tables.SubscriberLink.SUBSCRIBER_LINK;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.page.SubscriberMail.State;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.SubscriberMailRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Mails to subscribers as rows, with the hashes of their links. */
public final class MailStore {
  private MailStore() {}

  /** A mail of some workspace. */
  public record Key(String workspace, long id) {}

  /** What became of the mails about a notice. */
  public record Tally(int waiting, int sent, int refused, int failed) {
    public int all() {
      return waiting + sent + refused + failed;
    }
  }

  /** Looks through all workspaces; empty for a link that is none of ours. */
  public static Optional<Key> link(DSLContext sql, byte[] hash) {
    return sql.selectFrom(Routines.subscriberLink(hash))
        .fetchOptional(row ->
            new Key(row.get(SUBSCRIBER_LINK.LINK_WORKSPACE), row.get(SUBSCRIBER_LINK.LINK_MAIL)));
  }

  public static Optional<SubscriberMail> find(DSLContext sql, long id) {
    return sql.selectFrom(SUBSCRIBER_MAIL)
        .where(SUBSCRIBER_MAIL.ID.eq(id))
        .fetchOptional(MailStore::mail);
  }

  /**
   * Notes that one is about to be sent; returns its id, or nothing where that subscriber has one
   * about the notice.
   *
   * @param notice null for the one that asks
   */
  public static Optional<Long> add(Tx tx, long subscriber, @Nullable Long notice, byte[] hash) {
    return tx.sql()
        .insertInto(SUBSCRIBER_MAIL)
        .set(SUBSCRIBER_MAIL.WORKSPACE, tx.cause().workspace())
        .set(SUBSCRIBER_MAIL.SUBSCRIBER, subscriber)
        .set(SUBSCRIBER_MAIL.NOTICE, notice)
        .set(SUBSCRIBER_MAIL.TOKEN_HASH, hash)
        .set(SUBSCRIBER_MAIL.AT, utc(tx.cause().at()))
        .set(SUBSCRIBER_MAIL.STATE, key(State.WAITING))
        .onConflict(SUBSCRIBER_MAIL.WORKSPACE, SUBSCRIBER_MAIL.NOTICE, SUBSCRIBER_MAIL.SUBSCRIBER)
        .doNothing()
        .returning(SUBSCRIBER_MAIL.ID)
        .fetchOptional(SUBSCRIBER_MAIL.ID);
  }

  /** Its link has done its work. */
  public static void use(Tx tx, SubscriberMail mail) {
    tx.sql()
        .update(SUBSCRIBER_MAIL)
        .set(SUBSCRIBER_MAIL.USED_AT, utc(tx.cause().at()))
        .where(SUBSCRIBER_MAIL.ID.eq(mail.id()))
        .execute();
  }

  /**
   * What waits for them is not sent, and what once asked them asks no more. One that is being sent
   * at this moment arrives.
   */
  static void recall(Tx tx, long subscriber) {
    List<Long> waiting =
        tx.sql()
            .select(SUBSCRIBER_MAIL.ID)
            .from(SUBSCRIBER_MAIL)
            .where(
                SUBSCRIBER_MAIL.SUBSCRIBER.eq(subscriber),
                SUBSCRIBER_MAIL.STATE.eq(key(State.WAITING)))
            .fetch(SUBSCRIBER_MAIL.ID);
    List<Long> recalled = new ArrayList<>();
    for (long id : waiting) {
      int gone =
          tx.sql()
              .deleteFrom(OUTBOX)
              .where(
                  OUTBOX.THREAD.eq(SubscriberMail.tag(id)),
                  OUTBOX.THREAD.like("mail:%"),
                  OUTBOX.STATE.eq("waiting"))
              .execute();
      if (gone > 0) {
        recalled.add(id);
      }
    }
    tx.sql()
        .update(SUBSCRIBER_MAIL)
        .set(SUBSCRIBER_MAIL.STATE, key(State.FAILED))
        .where(SUBSCRIBER_MAIL.ID.in(recalled))
        .execute();
    tx.sql()
        .update(SUBSCRIBER_MAIL)
        .set(SUBSCRIBER_MAIL.USED_AT, utc(tx.cause().at()))
        .where(
            SUBSCRIBER_MAIL.SUBSCRIBER.eq(subscriber),
            SUBSCRIBER_MAIL.NOTICE.isNull(),
            SUBSCRIBER_MAIL.USED_AT.isNull())
        .execute();
  }

  /** Those of all workspaces that the outbox is done with. */
  public static List<Key> settled(DSLContext sql, int most) {
    return sql.selectFrom(Routines.settledMails(most))
        .fetch(
            row -> new Key(row.get(SETTLED_MAILS.MAIL_WORKSPACE), row.get(SETTLED_MAILS.MAIL_ID)));
  }

  /**
   * Keeps what the outbox says became of it, and drops it there: addresses are kept in one place.
   *
   * @param noSuchAddress what the outbox says where a server refused the address
   */
  public static void settle(Tx tx, long id, String noSuchAddress) {
    String tag = SubscriberMail.tag(id);
    tx.sql()
        .deleteFrom(OUTBOX)
        .where(OUTBOX.THREAD.eq(tag), OUTBOX.THREAD.like("mail:%"), OUTBOX.STATE.in("sent", "dead"))
        .returning(OUTBOX.STATE, OUTBOX.ERROR)
        .fetchOptional()
        .ifPresent(row -> {
          State state =
              row.getState().equals("sent")
                  ? State.SENT
                  : noSuchAddress.equals(row.getError()) ? State.REFUSED : State.FAILED;
          tx.sql()
              .update(SUBSCRIBER_MAIL)
              .set(SUBSCRIBER_MAIL.STATE, key(state))
              .where(SUBSCRIBER_MAIL.ID.eq(id))
              .execute();
        });
  }

  /** How many about notices are on their way that were written since then. */
  public static int onTheirWay(DSLContext sql, Instant since) {
    return sql.fetchCount(
        SUBSCRIBER_MAIL,
        SUBSCRIBER_MAIL.STATE.eq(key(State.WAITING)),
        SUBSCRIBER_MAIL.NOTICE.isNotNull(),
        SUBSCRIBER_MAIL.AT.gt(utc(since)));
  }

  public static Tally tally(DSLContext sql, long notice) {
    return sql.select(of(State.WAITING), of(State.SENT), of(State.REFUSED), of(State.FAILED))
        .from(SUBSCRIBER_MAIL)
        .where(SUBSCRIBER_MAIL.NOTICE.eq(notice))
        .fetchSingle(row -> new Tally(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Those whose servers refused their addresses. */
  public static List<Long> refused(DSLContext sql, long notice) {
    return sql.select(SUBSCRIBER_MAIL.SUBSCRIBER)
        .from(SUBSCRIBER_MAIL)
        .where(SUBSCRIBER_MAIL.NOTICE.eq(notice), SUBSCRIBER_MAIL.STATE.eq(key(State.REFUSED)))
        .orderBy(SUBSCRIBER_MAIL.SUBSCRIBER)
        .fetch(SUBSCRIBER_MAIL.SUBSCRIBER);
  }

  private static Field<Integer> of(State state) {
    return DSL.count().filterWhere(SUBSCRIBER_MAIL.STATE.eq(key(state)));
  }

  private static String key(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static SubscriberMail mail(SubscriberMailRecord row) {
    OffsetDateTime used = row.getUsedAt();
    return new SubscriberMail(
        row.getId(),
        row.getSubscriber(),
        row.getNotice(),
        row.getAt().toInstant(),
        used == null ? null : used.toInstant());
  }
}
