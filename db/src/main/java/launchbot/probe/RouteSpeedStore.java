package launchbot.probe;

import static launchbot.sql.Tables.PERF_BASELINE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PerfBaselineRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Baselines as rows. */
public final class RouteSpeedStore {
  private RouteSpeedStore() {}

  public static List<RouteSpeed> of(DSLContext sql, long probe) {
    return sql.selectFrom(PERF_BASELINE)
        .where(PERF_BASELINE.PROBE.eq(probe))
        .orderBy(PERF_BASELINE.ROUTE)
        .fetch(RouteSpeedStore::baseline);
  }

  /** Keeps what the newest run measured; routes that it does not have any more go. */
  public static void measured(
      DSLContext sql,
      String workspace,
      long probe,
      List<RouteSpeed.Measured> measured,
      Instant at) {
    sql.deleteFrom(PERF_BASELINE)
        .where(
            PERF_BASELINE.PROBE.eq(probe),
            PERF_BASELINE.ROUTE.notIn(measured.stream().map(RouteSpeed.Measured::route).toList()))
        .execute();
    for (RouteSpeed.Measured each : measured) {
      var row = new PerfBaselineRecord();
      row.setWorkspace(workspace);
      row.setProbe(probe);
      row.setRoute(each.route());
      row.setLastMicros(TimeUnit.NANOSECONDS.toMicros(each.p95().toNanos()));
      row.setLastSamples(each.samples());
      row.setLastAt(at.atOffset(ZoneOffset.UTC));
      sql.insertInto(PERF_BASELINE)
          .set(row)
          .onConflict(PERF_BASELINE.WORKSPACE, PERF_BASELINE.PROBE, PERF_BASELINE.ROUTE)
          .doUpdate()
          .set(PERF_BASELINE.LAST_MICROS, row.getLastMicros())
          .set(PERF_BASELINE.LAST_SAMPLES, row.getLastSamples())
          .set(PERF_BASELINE.LAST_AT, row.getLastAt())
          .execute();
    }
  }

  /**
   * What the last run measured is what is good from now on.
   *
   * @param all or only routes that have no baseline yet
   * @return how many routes
   */
  public static int take(Tx tx, long probe, boolean all) {
    List<Change.Field> fields = new ArrayList<>();
    for (RouteSpeed each : of(tx.sql(), probe)) {
      if (all || each.p95() == null) {
        fields.add(new Change.Field(each.route(), millis(each.p95()), millis(each.last())));
        tx.sql()
            .update(PERF_BASELINE)
            .set(PERF_BASELINE.P95_MICROS, PERF_BASELINE.LAST_MICROS)
            .set(PERF_BASELINE.TAKEN_AT, PERF_BASELINE.LAST_AT)
            .where(PERF_BASELINE.PROBE.eq(probe), PERF_BASELINE.ROUTE.eq(each.route()))
            .execute();
      }
    }
    if (!fields.isEmpty()) {
      tx.record(new Change("baseline taken", new Subject("probe", probe), fields, null));
    }
    return fields.size();
  }

  private static @Nullable String millis(@Nullable Duration took) {
    return took == null ? null : took.toMillis() + " ms";
  }

  private static RouteSpeed baseline(PerfBaselineRecord row) {
    Long p95 = row.getP95Micros();
    return new RouteSpeed(
        row.getRoute(),
        p95 == null ? null : Duration.of(p95, ChronoUnit.MICROS),
        Duration.of(row.getLastMicros(), ChronoUnit.MICROS),
        row.getLastAt().toInstant());
  }
}
