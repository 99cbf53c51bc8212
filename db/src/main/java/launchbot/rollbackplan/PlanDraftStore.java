package launchbot.rollbackplan;

import static launchbot.sql.Tables.ROLLBACK_DRAFT;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Plans between their diff and its confirmation. */
public final class PlanDraftStore {
  private static final Duration KEPT = Duration.ofDays(7);

  private PlanDraftStore() {}

  /**
   * @param person who wrote it, a Slack user id
   * @param base the version on which it was written, or whose diff was shown; 0 for none
   */
  public record Draft(
      long id, long launch, String person, int base, RollbackPlan plan, @Nullable String note) {}

  /** Keeps one until it is confirmed; whatever waited for a week is forgotten. */
  public static long keep(Tx tx, long launch, RollbackPlan plan, int base, @Nullable String note) {
    var at = tx.cause().at().atOffset(ZoneOffset.UTC);
    tx.sql().deleteFrom(ROLLBACK_DRAFT).where(ROLLBACK_DRAFT.MADE_AT.lt(at.minus(KEPT))).execute();
    tx.record(
        new Change(
            "drafted",
            new Subject("rollback-plan", launch),
            List.of(new Change.Field("environment", null, plan.environment())),
            note));
    return tx.sql()
        .insertInto(ROLLBACK_DRAFT)
        .set(ROLLBACK_DRAFT.WORKSPACE, tx.cause().workspace())
        .set(ROLLBACK_DRAFT.LAUNCH, launch)
        .set(ROLLBACK_DRAFT.ENVIRONMENT, plan.environment())
        .set(ROLLBACK_DRAFT.PERSON, tx.cause().actor().id())
        .set(ROLLBACK_DRAFT.BASE, base)
        .set(ROLLBACK_DRAFT.BODY, JSONB.valueOf(PlanJson.write(plan)))
        .set(ROLLBACK_DRAFT.NOTE, note)
        .set(ROLLBACK_DRAFT.MADE_AT, at)
        .returning(ROLLBACK_DRAFT.ID)
        .fetchSingle(ROLLBACK_DRAFT.ID);
  }

  public static Optional<Draft> find(DSLContext sql, long id) {
    return sql.selectFrom(ROLLBACK_DRAFT)
        .where(ROLLBACK_DRAFT.ID.eq(id))
        .fetchOptional(row ->
            new Draft(
                row.getId(),
                row.getLaunch(),
                row.getPerson(),
                row.getBase(),
                PlanJson.read(row.getBody().data()),
                row.getNote()));
  }

  public static void forget(Tx tx, long id) {
    tx.sql().deleteFrom(ROLLBACK_DRAFT).where(ROLLBACK_DRAFT.ID.eq(id)).execute();
  }
}
