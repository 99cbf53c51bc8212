package launchbot.rollbackplan;

import static launchbot.sql.Tables.ROLLBACK_PLAN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.RollbackPlanRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Rollback plans in every version. The database refuses to change or delete one. */
public final class PlanStore {
  /** How many environments of a launch are listed. */
  private static final int MOST = 50;

  private PlanStore() {}

  /** That a version was saved, or that the plan was removed with it. */
  public record Saved(int version, boolean removed, String by, Instant at, @Nullable String note) {}

  /** What holds; empty where there is none, or where it was removed. */
  public static Optional<PlanVersion> current(DSLContext sql, long launch, String environment) {
    return newest(sql, launch, environment).flatMap(PlanStore::version);
  }

  /** What holds in each environment that has a plan, by its name. */
  public static List<PlanVersion> current(DSLContext sql, long launch) {
    return sql
        .select(ROLLBACK_PLAN.fields())
        .distinctOn(ROLLBACK_PLAN.ENVIRONMENT)
        .from(ROLLBACK_PLAN)
        .where(ROLLBACK_PLAN.LAUNCH.eq(launch))
        .orderBy(ROLLBACK_PLAN.ENVIRONMENT, ROLLBACK_PLAN.VERSION.desc())
        .limit(MOST)
        .fetchInto(ROLLBACK_PLAN)
        .stream()
        .flatMap(row -> version(row).stream())
        .toList();
  }

  /** One version; empty where there is none of that number, or where it removed the plan. */
  public static Optional<PlanVersion> version(
      DSLContext sql, long launch, String environment, int version) {
    return sql.selectFrom(ROLLBACK_PLAN)
        .where(
            ROLLBACK_PLAN.LAUNCH.eq(launch),
            ROLLBACK_PLAN.ENVIRONMENT.eq(environment),
            ROLLBACK_PLAN.VERSION.eq(version))
        .fetchOptional()
        .flatMap(PlanStore::version);
  }

  /** The number of the newest version, a removal counted; 0 where there never was any. */
  public static int last(DSLContext sql, long launch, String environment) {
    return newest(sql, launch, environment).map(RollbackPlanRecord::getVersion).orElse(0);
  }

  /** Who saved which version when, the newest first. */
  public static List<Saved> versions(DSLContext sql, long launch, String environment, int most) {
    return sql.selectFrom(ROLLBACK_PLAN)
        .where(ROLLBACK_PLAN.LAUNCH.eq(launch), ROLLBACK_PLAN.ENVIRONMENT.eq(environment))
        .orderBy(ROLLBACK_PLAN.VERSION.desc())
        .limit(most)
        .fetch(row ->
            new Saved(
                row.getVersion(),
                row.getBody() == null,
                row.getSavedBy(),
                row.getSavedAt().toInstant(),
                row.getNote()));
  }

  /**
   * Keeps the plan as the next version of its environment.
   *
   * @param after the newest version that whoever wrote it has seen; 0 for none
   * @param note why; null where nobody said
   * @param fields what became another thing, as history tells it
   * @return empty where somebody else has saved another version since: then nothing is kept
   */
  public static Optional<PlanVersion> add(
      Tx tx,
      long launch,
      RollbackPlan plan,
      int after,
      @Nullable String note,
      List<Change.Field> fields) {
    RollbackPlanRecord row = row(tx, launch, plan.environment(), after + 1, note);
    row.setBody(JSONB.valueOf(PlanJson.write(plan)));
    return insert(tx, row, after, new Change("saved", subject(launch), fields, note))
        .flatMap(PlanStore::version);
  }

  /**
   * Keeps that the plan was removed, as the next version of its environment.
   *
   * @return whether it is kept; otherwise somebody else has saved another version since
   */
  public static boolean remove(
      Tx tx, long launch, String environment, int after, @Nullable String note) {
    var field = new Change.Field("environment", environment, null);
    return insert(
            tx,
            row(tx, launch, environment, after + 1, note),
            after,
            new Change("removed", subject(launch), List.of(field), note))
        .isPresent();
  }

  private static Optional<RollbackPlanRecord> insert(
      Tx tx, RollbackPlanRecord row, int after, Change change) {
    // A gap would let two versions of one number be written on two different ones.
    if (last(tx.sql(), row.getLaunch(), row.getEnvironment()) != after) {
      return Optional.empty();
    }
    Optional<RollbackPlanRecord> kept =
        tx.sql()
            .insertInto(ROLLBACK_PLAN)
            .set(row)
            .onConflictDoNothing()
            .returning()
            .fetchOptional();
    kept.ifPresent(_ -> tx.record(change));
    return kept;
  }

  private static Subject subject(long launch) {
    return new Subject("rollback-plan", launch);
  }

  private static RollbackPlanRecord row(
      Tx tx, long launch, String environment, int version, @Nullable String note) {
    var row = new RollbackPlanRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setEnvironment(environment);
    row.setVersion(version);
    row.setNote(note);
    row.setSavedBy(tx.cause().actor().id());
    row.setSavedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    return row;
  }

  private static Optional<RollbackPlanRecord> newest(
      DSLContext sql, long launch, String environment) {
    return sql.selectFrom(ROLLBACK_PLAN)
        .where(ROLLBACK_PLAN.LAUNCH.eq(launch), ROLLBACK_PLAN.ENVIRONMENT.eq(environment))
        .orderBy(ROLLBACK_PLAN.VERSION.desc())
        .limit(1)
        .fetchOptional();
  }

  private static Optional<PlanVersion> version(RollbackPlanRecord row) {
    return row.getBody() == null
        ? Optional.empty()
        : Optional.of(
            new PlanVersion(
                row.getId(),
                row.getLaunch(),
                row.getVersion(),
                PlanJson.read(row.getBody().data()),
                row.getSavedBy(),
                row.getSavedAt().toInstant(),
                row.getNote()));
  }
}
