package launchbot.page;

import static launchbot.page.SubscriberStore.utc;
import static launchbot.sql.Tables.PAGE_REPORT;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.page.PageReport.State;
import launchbot.sql.tables.records.PageReportRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What visitors report, as rows. History says that they did, never in which words. */
public final class ReportStore {
  private ReportStore() {}

  /** Keeps one under the launch's next number. The caller has locked the launch. */
  public static PageReport add(Tx tx, StatusPage page, PageReport.Draft draft) {
    var row = new PageReportRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setPage(page.id());
    row.setLaunch(page.launch());
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), PAGE_REPORT.NUMBER, PAGE_REPORT.LAUNCH, page.launch()));
    row.setWords(draft.words());
    row.setComponent(draft.component());
    row.setContact(draft.contact());
    row.setAt(utc(tx.cause().at()));
    row.setState(key(State.WAITING));
    PageReport added =
        tx.sql().insertInto(PAGE_REPORT).set(row).returning().fetchSingle(ReportStore::report);
    tx.record(new Change("reported", added.subject(), List.of(), null));
    return added;
  }

  /** Those of a launch that wait, the newest first. */
  public static List<PageReport> waiting(DSLContext sql, long launch, int most) {
    return sql.selectFrom(PAGE_REPORT)
        .where(waits(launch))
        .orderBy(PAGE_REPORT.ID.desc())
        .limit(most)
        .fetch(ReportStore::report);
  }

  public static int count(DSLContext sql, long launch) {
    return sql.fetchCount(PAGE_REPORT, waits(launch));
  }

  /** The one of that number, closed to other writers until the commit. */
  public static Optional<PageReport> lock(Tx tx, long launch, int number) {
    return tx.sql()
        .selectFrom(PAGE_REPORT)
        .where(PAGE_REPORT.LAUNCH.eq(launch), PAGE_REPORT.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(ReportStore::report);
  }

  /** Keeps what somebody made of it. The caller holds its lock. */
  public static void save(Tx tx, PageReport report, Change change) {
    PageReport.Decided decided = report.decided();
    tx.sql()
        .update(PAGE_REPORT)
        .set(PAGE_REPORT.STATE, key(report.state()))
        .set(PAGE_REPORT.DECIDED_AT, decided == null ? null : utc(decided.at()))
        .set(PAGE_REPORT.DECIDED_BY, decided == null ? null : decided.by())
        .set(PAGE_REPORT.ENTRY, decided == null ? null : decided.entry())
        .set(PAGE_REPORT.INCIDENT, decided == null ? null : decided.incident())
        .where(PAGE_REPORT.ID.eq(report.id()))
        .execute();
    tx.record(change);
  }

  private static Condition waits(long launch) {
    return PAGE_REPORT.LAUNCH.eq(launch).and(PAGE_REPORT.STATE.eq(key(State.WAITING)));
  }

  private static String key(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static PageReport report(PageReportRecord row) {
    OffsetDateTime decided = row.getDecidedAt();
    String by = row.getDecidedBy();
    return new PageReport(
        row.getId(),
        row.getPage(),
        row.getLaunch(),
        row.getNumber(),
        row.getWords(),
        row.getComponent(),
        row.getContact(),
        row.getAt().toInstant(),
        State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        decided == null || by == null
            ? null
            : new PageReport.Decided(decided.toInstant(), by, row.getEntry(), row.getIncident()));
  }
}
