package launchbot.handover;

import static launchbot.sql.Tables.HANDOVER;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.HandoverRecord;
import org.jooq.DSLContext;

/** Documents as rows: added, never changed. */
public final class HandoverStore {
  private HandoverStore() {}

  public static Optional<Handover> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(HANDOVER)
        .where(HANDOVER.LAUNCH.eq(launch), HANDOVER.NUMBER.eq(number))
        .fetchOptional(HandoverStore::handover);
  }

  /** The last one that was handed out. */
  public static Optional<Handover> last(DSLContext sql, long launch) {
    return sql.selectFrom(HANDOVER)
        .where(HANDOVER.LAUNCH.eq(launch))
        .orderBy(HANDOVER.NUMBER.desc())
        .limit(1)
        .fetchOptional(HandoverStore::handover);
  }

  /** Keeps one under the launch's next number; the launch is locked by the caller. */
  public static Handover add(Tx tx, long launch, String markdown, int gaps) {
    var row = new HandoverRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), HANDOVER.NUMBER, HANDOVER.LAUNCH, launch));
    row.setMarkdown(markdown);
    row.setGaps(gaps);
    row.setBy(tx.cause().actor().id());
    row.setAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    Handover added =
        tx.sql().insertInto(HANDOVER).set(row).returning().fetchSingle(HandoverStore::handover);
    tx.record(
        new Change(
            "handed over",
            new Subject("launch", launch),
            List.of(
                new Change.Field("handover", null, String.valueOf(added.number())),
                new Change.Field("missing", null, String.valueOf(gaps))),
            null));
    return added;
  }

  private static Handover handover(HandoverRecord row) {
    return new Handover(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getMarkdown(),
        row.getGaps(),
        row.getBy(),
        row.getAt().toInstant());
  }
}
