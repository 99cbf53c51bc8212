package launchbot.probe;

import static launchbot.sql.Tables.PROBE;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ProbeRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Probes as rows. */
public final class ProbeStore {
  private static final Gson GSON = new Gson();

  private ProbeStore() {}

  /** Those of a launch that were not removed, by number. */
  public static List<Probe> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(PROBE)
        .where(PROBE.LAUNCH.eq(launch), PROBE.REMOVED_AT.isNull())
        .orderBy(PROBE.NUMBER)
        .fetch(ProbeStore::probe);
  }

  /** All that a launch ever had, removed ones too: what they saw stays true. */
  public static List<Probe> everOfLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(PROBE)
        .where(PROBE.LAUNCH.eq(launch))
        .orderBy(PROBE.NUMBER)
        .fetch(ProbeStore::probe);
  }

  /** Empty for a removed one too. */
  public static Optional<Probe> find(DSLContext sql, long id) {
    return sql.selectFrom(PROBE)
        .where(PROBE.ID.eq(id), PROBE.REMOVED_AT.isNull())
        .fetchOptional(ProbeStore::probe);
  }

  /** Empty for a removed one too. */
  public static Optional<Probe> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(PROBE)
        .where(PROBE.LAUNCH.eq(launch), PROBE.NUMBER.eq(number), PROBE.REMOVED_AT.isNull())
        .fetchOptional(ProbeStore::probe);
  }

  /** Those, by their ids; removed ones too. */
  public static Map<Long, Probe> everOf(DSLContext sql, Collection<Long> ids) {
    return sql.selectFrom(PROBE).where(PROBE.ID.in(ids)).fetchMap(PROBE.ID, ProbeStore::probe);
  }

  /** The one, closed to other writers until the commit. */
  public static Optional<Probe> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(PROBE)
        .where(PROBE.ID.eq(id), PROBE.REMOVED_AT.isNull())
        .forUpdate()
        .fetchOptional(ProbeStore::probe);
  }

  /** Keeps a new one under the launch's next number. */
  public static Probe add(Tx tx, long launch, Probe.Draft draft) {
    long locked = LaunchStore.lock(tx, launch).orElseThrow().id();
    ProbeRecord row = row(draft);
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(locked);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), PROBE.NUMBER, PROBE.LAUNCH, locked));
    row.setMadeBy(tx.cause().actor().id());
    row.setMadeAt(utc(tx.cause().at()));
    Probe probe = tx.sql().insertInto(PROBE).set(row).returning().fetchSingle(ProbeStore::probe);
    WatchStore.begin(tx, probe);
    tx.record(
        new Change(
            "added",
            subject(probe),
            List.of(
                new Change.Field("kind", null, probe.kind().key()),
                new Change.Field("target", null, probe.spec().target())),
            null));
    return probe;
  }

  /**
   * Keeps it as it is now, with what became of it; how it is watched follows. The caller holds its
   * lock.
   */
  public static Probe save(Tx tx, Probe probe, Change change) {
    ProbeRecord row = row(probe.draft());
    row.setPausedAt(probe.pausedAt() == null ? null : utc(probe.pausedAt()));
    row.setVersion(probe.version() + 1);
    tx.record(change);
    Probe before = find(tx.sql(), probe.id()).orElseThrow();
    Probe after =
        tx.sql()
            .update(PROBE)
            .set(row)
            .where(PROBE.ID.eq(probe.id()))
            .returning()
            .fetchSingle(ProbeStore::probe);
    WatchStore.follow(tx, before, after);
    return after;
  }

  /** It looks no more; its history stays. */
  public static void remove(Tx tx, Probe probe, @Nullable String reason) {
    tx.sql()
        .update(PROBE)
        .set(PROBE.REMOVED_AT, utc(tx.cause().at()))
        .where(PROBE.ID.eq(probe.id()))
        .execute();
    WatchStore.end(tx, probe);
    tx.record(new Change("removed", subject(probe), List.of(), reason));
  }

  /** One that was removed, with its history still there; empty for any other. */
  public static Optional<Probe> removed(DSLContext sql, long launch, int number) {
    return sql.selectFrom(PROBE)
        .where(PROBE.LAUNCH.eq(launch), PROBE.NUMBER.eq(number), PROBE.REMOVED_AT.isNotNull())
        .fetchOptional(ProbeStore::probe);
  }

  /** It looks again, as it did before it was removed. */
  public static Probe restore(Tx tx, Probe probe, Change change) {
    tx.record(change);
    Probe restored =
        tx.sql()
            .update(PROBE)
            .setNull(PROBE.REMOVED_AT)
            .set(PROBE.VERSION, PROBE.VERSION.plus(1))
            .where(PROBE.ID.eq(probe.id()))
            .returning()
            .fetchSingle(ProbeStore::probe);
    WatchStore.follow(tx, probe.paused(tx.cause().at()), restored);
    return restored;
  }

  /** What history says it is about. */
  public static Subject subject(Probe probe) {
    return new Subject("probe", probe.id());
  }

  private static ProbeRecord row(Probe.Draft draft) {
    var row = new ProbeRecord();
    row.setKind(draft.spec().kind().key());
    row.setName(draft.name());
    row.setTarget(draft.spec().target());
    row.setExpect(draft.spec().expect().toArray(String[]::new));
    row.setOptions(JSONB.valueOf(GSON.toJson(draft.spec().options())));
    row.setEverySeconds(Math.toIntExact(draft.pace().every().toSeconds()));
    row.setTimeoutMillis(Math.toIntExact(draft.pace().timeout().toMillis()));
    row.setFails(draft.pace().fails());
    row.setOutOf(draft.pace().outOf());
    row.setRecovers(draft.pace().recovers());
    row.setSeverity(draft.severity().key());
    row.setPartOf(draft.partOf());
    row.setParent(draft.parent());
    return row;
  }

  static Probe probe(ProbeRecord row) {
    Map<String, String> options =
        GSON.fromJson(row.getOptions().data(), new TypeToken<Map<String, String>>() {});
    OffsetDateTime paused = row.getPausedAt();
    return new Probe(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getName(),
        new Spec(
            Kind.of(row.getKind()).orElseThrow(),
            row.getTarget(),
            List.of(row.getExpect()),
            options),
        new Pace(
            Duration.ofSeconds(row.getEverySeconds()),
            Duration.ofMillis(row.getTimeoutMillis()),
            row.getFails(),
            row.getOutOf(),
            row.getRecovers()),
        AlarmSeverity.of(row.getSeverity()).orElseThrow(),
        row.getPartOf(),
        row.getParent(),
        paused == null ? null : paused.toInstant(),
        row.getMadeBy(),
        row.getMadeAt().toInstant(),
        row.getVersion());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
