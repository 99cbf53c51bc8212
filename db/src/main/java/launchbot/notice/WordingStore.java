package launchbot.notice;

import static launchbot.sql.Tables.NOTICE_WORDING;

import java.time.ZoneOffset;
import java.util.Optional;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Every wording that a notice had, by its version. */
public final class WordingStore {
  private WordingStore() {}

  /** Keeps what it says now; whether it was asked about stays true once it was. */
  public static void keep(Tx tx, Notice notice) {
    boolean asked = notice.state() == Notice.State.ASKED;
    tx.sql()
        .insertInto(NOTICE_WORDING)
        .set(NOTICE_WORDING.WORKSPACE, tx.cause().workspace())
        .set(NOTICE_WORDING.NOTICE, notice.id())
        .set(NOTICE_WORDING.VERSION, notice.version())
        .set(NOTICE_WORDING.HEADLINE, notice.text().headline())
        .set(NOTICE_WORDING.BODY, notice.text().body())
        .set(NOTICE_WORDING.BY, notice.written().by())
        .set(NOTICE_WORDING.AT, notice.written().at().atOffset(ZoneOffset.UTC))
        .set(NOTICE_WORDING.ASKED, asked)
        .onConflict(NOTICE_WORDING.WORKSPACE, NOTICE_WORDING.NOTICE, NOTICE_WORDING.VERSION)
        .doUpdate()
        .set(NOTICE_WORDING.ASKED, DSL.field(NOTICE_WORDING.ASKED.isTrue().or(DSL.val(asked))))
        .execute();
  }

  /** What was asked about before it said what it says now; empty where nothing was. */
  public static Optional<Notice.Text> askedBefore(DSLContext sql, Notice notice) {
    return sql.selectFrom(NOTICE_WORDING)
        .where(
            NOTICE_WORDING.NOTICE.eq(notice.id()),
            NOTICE_WORDING.VERSION.lt(notice.version()),
            NOTICE_WORDING.ASKED.isTrue())
        .orderBy(NOTICE_WORDING.VERSION.desc())
        .limit(1)
        .fetchOptional(row -> new Notice.Text(row.getHeadline(), row.getBody()));
  }
}
