package launchbot.rollback;

import static launchbot.sql.Tables.DRILL;
import static launchbot.sql.Tables.DRILL_LESSON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.DrillRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Drills that were carried through, and what was learnt from them. */
public final class DrillStore {
  /** The source of evidence that a completed drill is. */
  public static final String SOURCE = "drill";

  private DrillStore() {}

  /** Keeps one, once for each run; it is evidence from then on. */
  public static void add(Tx tx, Run run, Drill drill) {
    var row = new DrillRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setRun(drill.run());
    row.setLaunch(drill.launch());
    row.setEnvironment(drill.environment());
    row.setBeganAt(RunRow.utc(drill.began()));
    row.setEndedAt(RunRow.utc(drill.ended()));
    row.setSteps(drill.steps());
    row.setSimulated(drill.simulated());
    row.setLate(drill.late());
    row.setFailed(drill.failed());
    row.setSkipped(drill.skipped());
    row.setTarget(drill.target().toSeconds());
    row.setTook(drill.took().toSeconds());
    row.setRecovered(seconds(drill.recovered()));
    tx.sql()
        .insertInto(DRILL)
        .set(row)
        .onConflict(DRILL.WORKSPACE, DRILL.RUN)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(
        new Change(
            "drilled",
            run.subject(),
            List.of(
                new Change.Field("minutes", null, String.valueOf(drill.took().toMinutes())),
                new Change.Field("late steps", null, String.valueOf(drill.late()))),
            null));
    EvidenceStore.put(
        tx,
        drill.launch(),
        new Evidence(
            SOURCE,
            drill.environment(),
            Evidence.Result.GREEN,
            "rollback %d was a drill of %d steps, over in %d min"
                .formatted(run.number(), drill.steps(), drill.took().toMinutes()),
            null,
            drill.ended()));
  }

  public static Optional<Drill> find(DSLContext sql, long run) {
    return sql.selectFrom(DRILL).where(DRILL.RUN.eq(run)).fetchOptional(DrillStore::drill);
  }

  /** The last one of an environment that ended before then. */
  public static Optional<Drill> before(
      DSLContext sql, long launch, String environment, Instant then) {
    return sql.selectFrom(DRILL)
        .where(
            DRILL.LAUNCH.eq(launch),
            DRILL.ENVIRONMENT.eq(environment),
            DRILL.ENDED_AT.lt(RunRow.utc(then)))
        .orderBy(DRILL.ENDED_AT.desc(), DRILL.RUN.desc())
        .limit(1)
        .fetchOptional(DrillStore::drill);
  }

  /** Those of a launch that ended in a span, the oldest first. */
  public static List<Drill> between(DSLContext sql, long launch, Instant from, Instant until) {
    return sql.selectFrom(DRILL)
        .where(
            DRILL.LAUNCH.eq(launch),
            DRILL.ENDED_AT.ge(RunRow.utc(from)),
            DRILL.ENDED_AT.lt(RunRow.utc(until)))
        .orderBy(DRILL.ENDED_AT, DRILL.RUN)
        .fetch(DrillStore::drill);
  }

  /** The last one of a launch, of whatever environment. */
  public static Optional<Drill> last(DSLContext sql, long launch) {
    return sql.selectFrom(DRILL)
        .where(DRILL.LAUNCH.eq(launch))
        .orderBy(DRILL.ENDED_AT.desc(), DRILL.RUN.desc())
        .limit(1)
        .fetchOptional(DrillStore::drill);
  }

  /** An entry of triage is a lesson of that run. */
  public static void learnt(Tx tx, long run, long entry) {
    tx.sql()
        .insertInto(DRILL_LESSON)
        .set(DRILL_LESSON.WORKSPACE, tx.cause().workspace())
        .set(DRILL_LESSON.RUN, run)
        .set(DRILL_LESSON.ENTRY, entry)
        .set(DRILL_LESSON.AT, RunRow.utc(tx.cause().at()))
        .onConflictDoNothing()
        .execute();
  }

  /** The entries that are lessons of a run, the oldest first. */
  public static List<Long> lessons(DSLContext sql, long run) {
    return sql.select(DRILL_LESSON.ENTRY)
        .from(DRILL_LESSON)
        .where(DRILL_LESSON.RUN.eq(run))
        .orderBy(DRILL_LESSON.AT, DRILL_LESSON.ENTRY)
        .fetch(DRILL_LESSON.ENTRY);
  }

  private static Drill drill(DrillRecord row) {
    Long recovered = row.getRecovered();
    return new Drill(
        row.getRun(),
        row.getLaunch(),
        row.getEnvironment(),
        row.getBeganAt().toInstant(),
        row.getEndedAt().toInstant(),
        row.getSteps(),
        row.getSimulated(),
        row.getLate(),
        row.getFailed(),
        row.getSkipped(),
        Duration.ofSeconds(row.getTarget()),
        Duration.ofSeconds(row.getTook()),
        recovered == null ? null : Duration.ofSeconds(recovered));
  }

  private static @Nullable Long seconds(@Nullable Duration span) {
    return span == null ? null : span.toSeconds();
  }
}
