package launchbot.probe;

import static launchbot.sql.Tables.PERF_BASELINE;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PerfBaselineRecord;
import org.jooq.DSLContext;

/** Baselines as rows. */
public final class BaselineStore {
  private BaselineStore() {}

  public static List<Baseline> of(DSLContext sql, long probe) {
    return sql.selectFrom(PERF_BASELINE)
        .where(PERF_BASELINE.PROBE.eq(probe))
        .orderBy(PERF_BASELINE.ROUTE)
        .fetch(BaselineStore::baseline);
  }

  /** In the place of those that were there. */
  public static void put(Tx tx, long probe, List<Baseline> baselines) {
    tx.sql().deleteFrom(PERF_BASELINE).where(PERF_BASELINE.PROBE.eq(probe)).execute();
    for (Baseline each : baselines) {
      var row = new PerfBaselineRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setProbe(probe);
      row.setRoute(each.route());
      row.setP95Micros(TimeUnit.NANOSECONDS.toMicros(each.p95().toNanos()));
      row.setSamples(each.samples());
      row.setTakenAt(each.takenAt().atOffset(ZoneOffset.UTC));
      tx.sql().insertInto(PERF_BASELINE).set(row).execute();
    }
    tx.record(
        new Change(
            "baseline taken",
            new Subject("probe", probe),
            baselines.stream()
                .map(each -> new Change.Field(each.route(), null, each.p95().toMillis() + " ms"))
                .toList(),
            null));
  }

  private static Baseline baseline(PerfBaselineRecord row) {
    return new Baseline(
        row.getRoute(),
        Duration.of(row.getP95Micros(), ChronoUnit.MICROS),
        row.getSamples(),
        row.getTakenAt().toInstant());
  }
}
