package launchbot.page;

import static launchbot.page.SubscriberStore.utc;
import static launchbot.sql.Tables.NOTICE_MAILING;
import static launchbot.sql.tables.DueMailings.DUE_MAILINGS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;

/** How far notices have got by mail, as rows. */
public final class MailingStore {
  private MailingStore() {}

  /** A mailing of some workspace. */
  public record Key(String workspace, long notice) {}

  /** It begins now. */
  public static void begin(Tx tx, long notice, long page, boolean urgent) {
    OffsetDateTime now = utc(tx.cause().at());
    tx.sql()
        .insertInto(NOTICE_MAILING)
        .set(NOTICE_MAILING.WORKSPACE, tx.cause().workspace())
        .set(NOTICE_MAILING.NOTICE, notice)
        .set(NOTICE_MAILING.PAGE, page)
        .set(NOTICE_MAILING.URGENT, urgent)
        .set(NOTICE_MAILING.REACHED, 0L)
        .set(NOTICE_MAILING.BEGUN_AT, now)
        .set(NOTICE_MAILING.NEXT_AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /** Those of all workspaces that go on now. */
  public static List<Key> due(DSLContext sql, Instant now) {
    return sql.selectFrom(Routines.dueMailings(utc(now)))
        .fetch(row ->
            new Key(row.get(DUE_MAILINGS.MAILING_WORKSPACE), row.get(DUE_MAILINGS.MAILING_NOTICE)));
  }

  /** Takes it until the commit, if it is still due and nobody else has it. */
  public static Optional<Mailing> take(Tx tx, long notice) {
    return tx.sql()
        .selectFrom(NOTICE_MAILING)
        .where(
            NOTICE_MAILING.NOTICE.eq(notice),
            NOTICE_MAILING.DONE_AT.isNull(),
            NOTICE_MAILING.NEXT_AT.le(utc(tx.cause().at())))
        .forUpdate()
        .skipLocked()
        .fetchOptional(row -> {
          OffsetDateTime written = row.getWrittenAt();
          return new Mailing(
              row.getNotice(),
              row.getPage(),
              row.getUrgent(),
              row.getReached(),
              row.getBegunAt().toInstant(),
              written == null ? null : written.toInstant());
        });
  }

  /** Everybody up to that subscriber has a mail; it goes on then. */
  public static void reached(Tx tx, long notice, long subscriber, Instant next) {
    tx.sql()
        .update(NOTICE_MAILING)
        .set(NOTICE_MAILING.REACHED, subscriber)
        .set(NOTICE_MAILING.NEXT_AT, utc(next))
        .where(NOTICE_MAILING.NOTICE.eq(notice))
        .execute();
  }

  /** All have one. */
  public static void written(Tx tx, long notice) {
    tx.sql()
        .update(NOTICE_MAILING)
        .set(NOTICE_MAILING.WRITTEN_AT, utc(tx.cause().at()))
        .where(NOTICE_MAILING.NOTICE.eq(notice))
        .execute();
  }

  /** It is looked at again then. */
  public static void later(Tx tx, long notice, Instant next) {
    tx.sql()
        .update(NOTICE_MAILING)
        .set(NOTICE_MAILING.NEXT_AT, utc(next))
        .where(NOTICE_MAILING.NOTICE.eq(notice))
        .execute();
  }

  /** What became of all of them is known. */
  public static void done(Tx tx, long notice) {
    tx.sql()
        .update(NOTICE_MAILING)
        .set(NOTICE_MAILING.DONE_AT, utc(tx.cause().at()))
        .where(NOTICE_MAILING.NOTICE.eq(notice))
        .execute();
  }
}
