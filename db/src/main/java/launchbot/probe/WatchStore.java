package launchbot.probe;

import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.Tables.PROBE_WATCH;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ProbeWatchRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How probes stand, as rows. */
public final class WatchStore {
  /** A new probe looks within so many milliseconds; many that are added at once not all at once. */
  private static final int SOON = 3_000;

  private WatchStore() {}

  /** How a probe stands; empty where there is no such probe. */
  public static Optional<Watch> find(DSLContext sql, long probe) {
    return sql.selectFrom(PROBE_WATCH)
        .where(PROBE_WATCH.PROBE.eq(probe))
        .fetchOptional(WatchRow::watch);
  }

  /** How those of a launch stand that were not removed, by the id of the probe. */
  public static Map<Long, Watch> ofLaunch(DSLContext sql, long launch) {
    return sql
        .select(PROBE_WATCH.fields())
        .from(PROBE_WATCH)
        .join(PROBE)
        .on(PROBE.WORKSPACE.eq(PROBE_WATCH.WORKSPACE), PROBE.ID.eq(PROBE_WATCH.PROBE))
        .where(PROBE.LAUNCH.eq(launch), PROBE.REMOVED_AT.isNull())
        .orderBy(PROBE.NUMBER)
        .fetchInto(PROBE_WATCH)
        .stream()
        .collect(
            LinkedHashMap::new,
            (map, row) -> map.put(row.getProbe(), WatchRow.watch(row)),
            Map::putAll);
  }

  /**
   * It is looked at as soon as may be, once more where a look is under way; nothing happens to one
   * that is paused or waits to be told.
   */
  public static void soon(DSLContext sql, long probe, Instant now) {
    sql.update(PROBE_WATCH)
        .set(PROBE_WATCH.NEXT_AT, utc(now))
        .where(
            PROBE_WATCH.PROBE.eq(probe),
            PROBE_WATCH.NEXT_AT.gt(utc(now)).or(PROBE_WATCH.LEASED_UNTIL.gt(utc(now))))
        .execute();
  }

  static void overdue(Tx tx, long probe, Instant since) {
    tx.sql()
        .update(PROBE_WATCH)
        .set(PROBE_WATCH.OVERDUE_SINCE, utc(since))
        .where(PROBE_WATCH.PROBE.eq(probe))
        .execute();
  }

  /** A new probe is watched from now on; its first look is due at once. */
  static void begin(Tx tx, Probe probe) {
    Instant now = tx.cause().at();
    ProbeWatchRecord row = WatchRow.row(Watch.fresh(probe.id(), now, first(probe, now)));
    row.setWorkspace(tx.cause().workspace());
    row.setProbe(probe.id());
    row.setHost(Hosts.of(probe.spec()));
    row.setFoldedUntil(utc(now));
    tx.sql().insertInto(PROBE_WATCH).set(row).execute();
  }

  /** The probe has become another one: paused, looking again, with another target. */
  static void follow(Tx tx, Probe before, Probe after) {
    LookedStore.Held held = LookedStore.hold(tx, List.of(after.id())).get(after.id());
    if (held == null) {
      return;
    }
    Watch watch = held.watch();
    Instant now = tx.cause().at();
    if (after.pausedAt() != null) {
      stop(tx, watch, now);
      return;
    }
    boolean another = !before.spec().equals(after.spec()) || before.pausedAt() != null;
    boolean paced = !before.pace().equals(after.pace());
    if (another) {
      // What it said was about something else.
      Settling.disprove(tx, before, watch);
      watch = watch.proved(Watch.Proof.NONE);
    }
    ProbeWatchRecord row = WatchRow.row(another || paced ? watch.dueAt(first(after, now)) : watch);
    row.setHost(Hosts.of(after.spec()));
    if (another) {
      row.setLeasedUntil(null); // a look that is under way does not count
    }
    save(tx, after.id(), row);
  }

  /** The probe goes, and what it proved and said with it: if it comes back, it begins anew. */
  static void end(Tx tx, Probe probe) {
    LookedStore.Held held = LookedStore.hold(tx, List.of(probe.id())).get(probe.id());
    if (held != null) {
      Settling.disprove(tx, probe, held.watch());
      Instant now = tx.cause().at();
      stop(
          tx,
          held.watch().with(WatchState.UNKNOWN, now, Recent.NONE).proved(Watch.Proof.NONE),
          now);
    }
  }

  private static void stop(Tx tx, Watch watch, Instant now) {
    Spans.Step step = Spans.stopped(watch, now);
    LookedStore.over(tx, watch.probe(), step.over());
    Watch next =
        watch
            .with(watch.settled(), watch.since(), Recent.NONE)
            .standing(step.open())
            .overdue(null)
            .before(null)
            .dueAt(null);
    ProbeWatchRecord row = WatchRow.row(next);
    row.setLeasedUntil(null);
    save(tx, watch.probe(), row);
  }

  private static void save(Tx tx, long probe, ProbeWatchRecord row) {
    tx.sql().update(PROBE_WATCH).set(row).where(PROBE_WATCH.PROBE.eq(probe)).execute();
  }

  private static @Nullable Instant first(Probe probe, Instant now) {
    return probe.kind().passive() || probe.pausedAt() != null
        ? null
        : now.plusMillis(Math.floorMod(probe.id() * 7919, SOON));
  }
}
