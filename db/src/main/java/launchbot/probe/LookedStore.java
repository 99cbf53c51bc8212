package launchbot.probe;

import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.PROBE_RESULT;
import static launchbot.sql.Tables.PROBE_SPAN;
import static launchbot.sql.Tables.PROBE_WATCH;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ProbeResultRecord;
import launchbot.sql.tables.records.ProbeSpanRecord;
import launchbot.sql.tables.records.ProbeWatchRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.StoreQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Many looks at once, as rows. */
final class LookedStore {
  /** What a look may change. */
  private static final List<Field<?>> SAVED =
      Arrays.stream(PROBE_WATCH.fields())
          .filter(field ->
              !Set.of("workspace", "probe", "host", "folded_until").contains(field.getName()))
          .toList();

  private LookedStore() {}

  /**
   * How a probe stands, and who has it in hand.
   *
   * @param leasedUntil null for nobody
   */
  record Held(Watch watch, @Nullable Instant leasedUntil) {}

  /**
   * A look as it is to be kept.
   *
   * @param over how it stood until lately
   */
  record Kept(Looked look, Watch next, List<Span> over, Held held) {}

  /** Those, closed to other writers until the commit; in one order, so that two cannot deadlock. */
  static Map<Long, Held> hold(Tx tx, Collection<Long> probes) {
    return tx.sql()
        .selectFrom(PROBE_WATCH)
        .where(PROBE_WATCH.PROBE.eq(DSL.any(probes.toArray(Long[]::new))))
        .orderBy(PROBE_WATCH.PROBE)
        .forUpdate()
        .fetchMap(
            PROBE_WATCH.PROBE,
            row -> new Held(WatchRow.watch(row), WatchRow.instant(row.getLeasedUntil())));
  }

  /** Which of those are down, or have failed and are being confirmed. */
  static Set<Long> troubled(DSLContext sql, Collection<Long> probes) {
    return sql.select(PROBE_WATCH.PROBE)
        .from(PROBE_WATCH)
        .where(
            PROBE_WATCH.PROBE.eq(DSL.any(probes.toArray(Long[]::new))),
            PROBE_WATCH.STATE.eq(WatchState.DOWN.key()).or(PROBE_WATCH.PENDING))
        .fetchSet(PROBE_WATCH.PROBE);
  }

  /** Keeps all of them, with one statement for each table. */
  static void keep(Tx tx, List<Kept> all) {
    if (all.isEmpty()) {
      return;
    }
    var saves = tx.sql().batch(save());
    var results = tx.sql().batch(insert(PROBE_RESULT));
    for (Kept kept : all) {
      long probe = kept.look().probe().id();
      ProbeWatchRecord row = WatchRow.row(kept.next());
      row.setProbe(probe);
      Instant lease = kept.look().hold() == null ? kept.held().leasedUntil() : null;
      row.setLeasedUntil(WatchRow.orNull(lease));
      saves =
          saves.bind(
              Stream.concat(SAVED.stream(), Stream.of(PROBE_WATCH.PROBE)).map(row::get).toArray());
      results =
          results.bind(
              result(tx, probe, Seen.of(kept.look().outcome(), kept.look().at())).intoArray());
      over(tx, probe, kept.over());
    }
    saves.execute();
    results.execute();
  }

  static void over(Tx tx, long probe, List<Span> spans) {
    for (Span span : spans) {
      var row = new ProbeSpanRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setProbe(probe);
      row.setSince(utc(span.since()));
      row.setUntil(utc(span.until()));
      row.setStand(span.stand().key());
      tx.sql().insertInto(PROBE_SPAN).set(row).onConflictDoNothing().execute();
    }
  }

  private static ProbeResultRecord result(Tx tx, long probe, Seen seen) {
    Phase phase = seen.phase();
    var row = new ProbeResultRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setProbe(probe);
    row.setAt(utc(seen.at()));
    row.setLevel(seen.level().key());
    row.setPhase(phase == null ? null : phase.key());
    row.setWords(seen.words());
    row.setStatus(seen.status());
    row.setTimings(seen.timings().equals(Timings.NONE) ? null : WatchRow.timings(seen.timings()));
    return row;
  }

  private static Query save() {
    var query = DSL.using(SQLDialect.POSTGRES).updateQuery(PROBE_WATCH);
    SAVED.forEach(field -> unbound(query, field));
    query.addConditions(PROBE_WATCH.PROBE.eq(0L));
    return query;
  }

  private static <R extends Record> Query insert(Table<R> table) {
    var query = DSL.using(SQLDialect.POSTGRES).insertQuery(table);
    for (Field<?> field : table.fields()) {
      unbound(query, field);
    }
    query.onDuplicateKeyIgnore(true);
    return query;
  }

  private static <T> void unbound(StoreQuery<?> query, Field<T> field) {
    query.addValue(field, DSL.val(null, field));
  }
}
