package launchbot.alarm;

import static launchbot.sql.Tables.OUTAGE;
import static launchbot.sql.Tables.OUTAGE_PROBE;
import static launchbot.sql.tables.UntoldOutages.UNTOLD_OUTAGES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.OutageRecord;
import org.jooq.DSLContext;
import org.jooq.Result;

/** Alarms as rows. Every write takes the change that explains it. */
public final class OutageStore {
  private OutageStore() {}

  /** An alarm of some workspace. */
  public record Key(String workspace, long id) {}

  public static Optional<Case> find(DSLContext sql, long id) {
    return cases(sql, sql.selectFrom(OUTAGE).where(OUTAGE.ID.eq(id)).fetch()).stream().findFirst();
  }

  /** Empty for a number that the launch does not have. */
  public static Optional<Case> find(DSLContext sql, long launch, int number) {
    return cases(
            sql,
            sql.selectFrom(OUTAGE)
                .where(OUTAGE.LAUNCH.eq(launch), OUTAGE.NUMBER.eq(number))
                .fetch())
        .stream()
        .findFirst();
  }

  /** Those that last, the oldest first. */
  public static List<Case> open(DSLContext sql, long launch) {
    return cases(
        sql,
        sql.selectFrom(OUTAGE)
            .where(OUTAGE.LAUNCH.eq(launch), OUTAGE.ENDED_AT.isNull())
            .orderBy(OUTAGE.ID)
            .fetch());
  }

  /** The alarm, closed to other writers until the commit. */
  public static Optional<Case> lock(Tx tx, long id) {
    return cases(tx.sql(), tx.sql().selectFrom(OUTAGE).where(OUTAGE.ID.eq(id)).forUpdate().fetch())
        .stream()
        .findFirst();
  }

  /**
   * Opens one under the launch's next number; its own id and number do not count. The caller has
   * locked the launch.
   */
  public static Outage add(Tx tx, Outage outage) {
    OutageRecord row = OutageRow.row(tx.cause().workspace(), outage);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), OUTAGE.NUMBER, OUTAGE.LAUNCH, outage.launch()));
    Outage added = tx.sql().insertInto(OUTAGE).set(row).returning().fetchSingle(OutageRow::outage);
    tx.record(
        new Change(
            "opened",
            added.subject(),
            List.of(
                new Change.Field("what", null, added.sort().key()),
                new Change.Field("severity", null, added.severity().key())),
            null));
    return added;
  }

  /** Keeps it as it is now. The caller holds its lock. */
  public static Outage save(Tx tx, Outage outage, Change change) {
    tx.record(change);
    return keep(tx, outage);
  }

  /** The same for what is no fact that people look for: rounds, reminders, what probes saw. */
  public static Outage keep(Tx tx, Outage outage) {
    OutageRecord row = OutageRow.row(tx.cause().workspace(), outage);
    row.setVersion(outage.version() + 1);
    return tx.sql()
        .update(OUTAGE)
        .set(row)
        .where(OUTAGE.ID.eq(outage.id()))
        .returning()
        .fetchSingle(OutageRow::outage);
  }

  /** What one of its probes saw last. */
  public static void struck(Tx tx, Outage outage, Struck struck) {
    var row = OutageRow.row(tx.cause().workspace(), outage.id(), struck);
    tx.sql()
        .insertInto(OUTAGE_PROBE)
        .set(row)
        .onConflict(OUTAGE_PROBE.WORKSPACE, OUTAGE_PROBE.OUTAGE, OUTAGE_PROBE.PROBE)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** Alarms of all workspaces of which nothing has arrived. */
  public static List<Key> untold(DSLContext sql) {
    return sql.selectFrom(Routines.untoldOutages())
        .fetch(row ->
            new Key(row.get(UNTOLD_OUTAGES.UNTOLD_WORKSPACE), row.get(UNTOLD_OUTAGES.UNTOLD_ID)));
  }

  private static List<Case> cases(DSLContext sql, Result<OutageRecord> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Collection<Long> ids = rows.getValues(OUTAGE.ID);
    var struck =
        sql.selectFrom(OUTAGE_PROBE)
            .where(OUTAGE_PROBE.OUTAGE.in(ids))
            .orderBy(OUTAGE_PROBE.OUTAGE, OUTAGE_PROBE.PROBE)
            .fetch();
    Map<Long, Probe> probes = ProbeStore.everOf(sql, struck.getValues(OUTAGE_PROBE.PROBE));
    return rows.map(OutageRow::outage).stream()
        .map(outage ->
            new Case(
                outage,
                struck.stream()
                    .filter(one -> one.getOutage() == outage.id())
                    .map(one -> OutageRow.struck(one, probes))
                    .toList()))
        .toList();
  }
}
