package launchbot.heartbeat;

import static launchbot.sql.Tables.HEARTBEAT;
import static launchbot.sql.Tables.HEARTBEAT_SIGNAL;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.tables.ChangedHeartbeats.CHANGED_HEARTBEATS;
import static launchbot.sql.tables.LateHeartbeats.LATE_HEARTBEATS;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.HeartbeatRecord;
import launchbot.sql.tables.records.HeartbeatSignalRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Heartbeats and what they reported, as rows. */
public final class HeartbeatStore {
  /** So many reports of each are kept. */
  private static final int KEPT = 100;

  private HeartbeatStore() {}

  /** A heartbeat of some workspace, by the id of its probe. */
  public record Known(String workspace, long probe) {}

  /** Those that are late, or whose state was not said yet; looks through all workspaces. */
  public static List<Known> late(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.lateHeartbeats(utc(now), most))
        .fetch(row ->
            new Known(
                row.get(LATE_HEARTBEATS.LATE_WORKSPACE), row.get(LATE_HEARTBEATS.LATE_PROBE)));
  }

  /** Those that people have changed since; looks through all workspaces. */
  public static List<Known> changed(DSLContext sql, int most) {
    return sql.selectFrom(Routines.changedHeartbeats(most))
        .fetch(row ->
            new Known(
                row.get(CHANGED_HEARTBEATS.CHANGED_WORKSPACE),
                row.get(CHANGED_HEARTBEATS.CHANGED_PROBE)));
  }

  /** Those of a launch, by the id of the probe; one that was made just now may be missing. */
  public static Map<Long, Heartbeat> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(HEARTBEAT)
        .where(
            HEARTBEAT.PROBE.in(
                select(PROBE.ID)
                    .from(PROBE)
                    .where(PROBE.LAUNCH.eq(launch), PROBE.REMOVED_AT.isNull())))
        .fetchMap(HEARTBEAT.PROBE, HeartbeatStore::heartbeat);
  }

  /** The one, closed to other writers until the commit. */
  public static Optional<Heartbeat> lock(DSLContext sql, long probe) {
    return sql.selectFrom(HEARTBEAT)
        .where(HEARTBEAT.PROBE.eq(probe))
        .forUpdate()
        .fetchOptional(HeartbeatStore::heartbeat);
  }

  /** The same, but empty as well where another writer has it in hand. */
  public static Optional<Heartbeat> lockFree(DSLContext sql, long probe) {
    return sql.selectFrom(HEARTBEAT)
        .where(HEARTBEAT.PROBE.eq(probe))
        .forUpdate()
        .skipLocked()
        .fetchOptional(HeartbeatStore::heartbeat);
  }

  /** Keeps it as it is now, a new one too. */
  public static void save(DSLContext sql, String workspace, Heartbeat beat) {
    HeartbeatRecord row = row(workspace, beat);
    sql.insertInto(HEARTBEAT)
        .set(row)
        .onConflict(HEARTBEAT.WORKSPACE, HEARTBEAT.PROBE)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** Its probe is gone. */
  public static void remove(DSLContext sql, long probe) {
    sql.deleteFrom(HEARTBEAT).where(HEARTBEAT.PROBE.eq(probe)).execute();
  }

  /**
   * Keeps what it reported, and of the older ones only the latest.
   *
   * @return false where one with that key is there already
   */
  public static boolean keep(
      DSLContext sql, String workspace, long probe, Signal signal, @Nullable Duration took) {
    var row = new HeartbeatSignalRecord();
    row.setWorkspace(workspace);
    row.setProbe(probe);
    row.setKind(signal.kind().key());
    row.setCode(signal.code());
    row.setMillis(took == null ? null : took.toMillis());
    row.setBody(signal.body());
    row.setKey(signal.key());
    row.setAt(utc(signal.at()));
    int kept = sql.insertInto(HEARTBEAT_SIGNAL).set(row).onConflictDoNothing().execute();
    sql.deleteFrom(HEARTBEAT_SIGNAL)
        .where(
            HEARTBEAT_SIGNAL.PROBE.eq(probe),
            HEARTBEAT_SIGNAL.ID.le(
                select(HEARTBEAT_SIGNAL.ID)
                    .from(HEARTBEAT_SIGNAL)
                    .where(HEARTBEAT_SIGNAL.PROBE.eq(probe))
                    .orderBy(HEARTBEAT_SIGNAL.ID.desc())
                    .offset(KEPT)
                    .limit(1)))
        .execute();
    return kept == 1;
  }

  /** What it reported last, the newest first. */
  public static List<Signal.Kept> signals(DSLContext sql, long probe, int most) {
    return sql.selectFrom(HEARTBEAT_SIGNAL)
        .where(HEARTBEAT_SIGNAL.PROBE.eq(probe))
        .orderBy(HEARTBEAT_SIGNAL.ID.desc())
        .limit(most)
        .fetch(HeartbeatStore::kept);
  }

  private static HeartbeatRecord row(String workspace, Heartbeat beat) {
    var row = new HeartbeatRecord();
    row.setWorkspace(workspace);
    row.setProbe(beat.probe());
    row.setVersion(beat.version());
    row.setState(beat.state().key());
    Heartbeat.State settled = beat.settled();
    row.setSettled(settled == null ? null : settled.key());
    row.setRunningSince(utc(beat.runningSince()));
    row.setLastAt(utc(beat.lastAt()));
    row.setLastCode(beat.lastCode());
    Duration took = beat.lastTook();
    row.setLastMillis(took == null ? null : took.toMillis());
    row.setLateAt(utc(beat.lateAt()));
    return row;
  }

  private static Heartbeat heartbeat(HeartbeatRecord row) {
    String settled = row.getSettled();
    Long millis = row.getLastMillis();
    return new Heartbeat(
        row.getProbe(),
        row.getVersion(),
        Heartbeat.State.of(row.getState()),
        settled == null ? null : Heartbeat.State.of(settled),
        instant(row.getRunningSince()),
        instant(row.getLastAt()),
        row.getLastCode(),
        millis == null ? null : Duration.ofMillis(millis),
        instant(row.getLateAt()));
  }

  private static Signal.Kept kept(HeartbeatSignalRecord row) {
    Long millis = row.getMillis();
    return new Signal.Kept(
        new Signal(
            Signal.Kind.of(row.getKind()),
            row.getCode(),
            row.getBody(),
            row.getKey(),
            row.getAt().toInstant()),
        millis == null ? null : Duration.ofMillis(millis));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
