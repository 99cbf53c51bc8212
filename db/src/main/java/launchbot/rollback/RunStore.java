package launchbot.rollback;

import static launchbot.rollback.RunRow.utc;
import static launchbot.sql.Tables.POSTED;
import static launchbot.sql.Tables.ROLLBACK_REASON;
import static launchbot.sql.Tables.ROLLBACK_RUN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.RollbackRunRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rollbacks as rows. Every write takes the change that explains it. */
public final class RunStore {
  /** What the live message of a rollback is called, before its id. */
  public static final String MESSAGE = "rollback";

  private static final Condition OPEN =
      ROLLBACK_RUN.STATUS.in("proposed", "approved", "preflight", "running", "verified");

  private RunStore() {}

  /**
   * Why else it was proposed.
   *
   * @param by a Slack user id; null: a criterion tripped
   */
  public record Reason(Instant at, @Nullable String by, String words) {}

  public static Optional<Run> find(DSLContext sql, long id) {
    return sql.selectFrom(ROLLBACK_RUN).where(ROLLBACK_RUN.ID.eq(id)).fetchOptional(RunRow::run);
  }

  /** Empty for a number that the launch does not have. */
  public static Optional<Run> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.LAUNCH.eq(launch), ROLLBACK_RUN.NUMBER.eq(number))
        .fetchOptional(RunRow::run);
  }

  /** Those that are not over, drills too, the oldest first. */
  public static List<Run> open(DSLContext sql, long launch) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.LAUNCH.eq(launch), OPEN)
        .orderBy(ROLLBACK_RUN.ID)
        .fetch(RunRow::run);
  }

  /** The one that is not over there, of which there is one at most. */
  public static Optional<Run> open(DSLContext sql, long launch, String environment, boolean drill) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(
            ROLLBACK_RUN.LAUNCH.eq(launch),
            ROLLBACK_RUN.ENVIRONMENT.eq(environment),
            ROLLBACK_RUN.DRILL.eq(drill),
            OPEN)
        .fetchOptional(RunRow::run);
  }

  /** All that went on in an incident's thread, the oldest first. */
  public static List<Run> ofIncident(DSLContext sql, long incident) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.INCIDENT.eq(incident))
        .orderBy(ROLLBACK_RUN.ID)
        .fetch(RunRow::run);
  }

  /** All of them, drills too, the newest first, from an offset on. */
  public static List<Run> newest(DSLContext sql, long launch, int offset, int most) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.LAUNCH.eq(launch))
        .orderBy(ROLLBACK_RUN.NUMBER.desc())
        .offset(offset)
        .limit(most)
        .fetch(RunRow::run);
  }

  /** Those of all launches of the workspace that wait for the chain, the oldest first. */
  public static List<Run> proposed(DSLContext sql) {
    return sql.selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.STATUS.eq("proposed"))
        .orderBy(ROLLBACK_RUN.LAUNCH, ROLLBACK_RUN.ID)
        .fetch(RunRow::run);
  }

  /** Whose own message that is: of one without an incident. */
  public static Optional<Run> at(DSLContext sql, String channel, String thread) {
    return sql.select(POSTED.SUBJECT)
        .from(POSTED)
        .where(
            POSTED.CHANNEL.eq(channel),
            POSTED.TS.eq(thread),
            POSTED.SUBJECT.startsWith(MESSAGE + ":"))
        .fetchOptional(POSTED.SUBJECT)
        .flatMap(subject -> find(sql, Long.parseLong(subject.substring(MESSAGE.length() + 1))));
  }

  /** The rollback, closed to other writers until the commit. */
  public static Optional<Run> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(ROLLBACK_RUN)
        .where(ROLLBACK_RUN.ID.eq(id))
        .forUpdate()
        .fetchOptional(RunRow::run);
  }

  /**
   * Keeps a new one under the launch's next number. The caller has locked the launch, and knows
   * that none is open there.
   *
   * @param first which state it begins in
   */
  public static Run add(Tx tx, long launch, Run.Draft draft, Status first) {
    Instant now = tx.cause().at();
    RollbackRunRecord row = RunRow.row(draft);
    RunRow.set(row, first, now);
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), ROLLBACK_RUN.NUMBER, ROLLBACK_RUN.LAUNCH, launch));
    row.setProposedAt(utc(now));
    Run added = tx.sql().insertInto(ROLLBACK_RUN).set(row).returning().fetchSingle(RunRow::run);
    tx.record(
        new Change(
            "proposed",
            added.subject(),
            List.of(
                new Change.Field("environment", null, added.environment()),
                new Change.Field("plan", null, "version " + added.planVersion()),
                new Change.Field("target", null, added.target())),
            added.reason()));
    return added;
  }

  /** Keeps what state it has now. The caller holds its lock. */
  public static Run save(Tx tx, Run run, Change change) {
    tx.record(change);
    var row = new RollbackRunRecord();
    RunRow.set(row, run.status(), run.statusAt());
    row.setVersion(run.version() + 1);
    return tx.sql()
        .update(ROLLBACK_RUN)
        .set(row)
        .where(ROLLBACK_RUN.ID.eq(run.id()))
        .returning()
        .fetchSingle(RunRow::run);
  }

  /** Somebody proposes what is proposed already: their reason stands beside the first one. */
  public static void join(Tx tx, Run run, @Nullable String by, String words) {
    tx.sql()
        .insertInto(ROLLBACK_REASON)
        .set(ROLLBACK_REASON.WORKSPACE, tx.cause().workspace())
        .set(ROLLBACK_REASON.RUN, run.id())
        .set(ROLLBACK_REASON.AT, utc(tx.cause().at()))
        .set(ROLLBACK_REASON.BY, by)
        .set(ROLLBACK_REASON.WORDS, words)
        .execute();
    tx.record(new Change("joined", run.subject(), List.of(), words));
  }

  /** Why else it was proposed, the oldest first. */
  public static List<Reason> reasons(DSLContext sql, long run) {
    return sql.selectFrom(ROLLBACK_REASON)
        .where(ROLLBACK_REASON.RUN.eq(run))
        .orderBy(ROLLBACK_REASON.ID)
        .fetch(row -> new Reason(row.getAt().toInstant(), row.getBy(), row.getWords()));
  }
}
