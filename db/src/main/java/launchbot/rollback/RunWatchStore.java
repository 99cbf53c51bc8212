package launchbot.rollback;

import static launchbot.sql.Tables.ROLLBACK_PATIENCE;
import static launchbot.sql.Tables.ROLLBACK_WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.RollbackWatchRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How rollbacks are timed and looked at. Whoever writes holds the lock of the run. */
public final class RunWatchStore {
  private RunWatchStore() {}

  /** Empty for one that has never run. */
  public static Optional<RunWatch> find(DSLContext sql, long run) {
    return sql.selectFrom(ROLLBACK_WATCH)
        .where(ROLLBACK_WATCH.RUN.eq(run))
        .fetchOptional(RunWatchStore::watch);
  }

  public static void save(Tx tx, RunWatch watch) {
    var row = new RollbackWatchRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setRun(watch.run());
    row.setBeganAt(RunRow.utc(watch.began()));
    row.setOverAt(orNull(watch.over()));
    row.setGoodSince(orNull(watch.goodSince()));
    row.setAsked(watch.asked());
    row.setSaid(watch.said());
    RunWatch.Confirmed confirmed = watch.confirmed();
    row.setConfirmedBy(confirmed == null ? null : confirmed.by());
    row.setConfirmedNote(confirmed == null ? null : confirmed.note());
    tx.sql()
        .insertInto(ROLLBACK_WATCH)
        .set(row)
        .onConflict(ROLLBACK_WATCH.WORKSPACE, ROLLBACK_WATCH.RUN)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** For how long all must be well in a launch before a rollback counts as verified. */
  public static Duration patience(DSLContext sql, long launch) {
    return sql.select(ROLLBACK_PATIENCE.MINUTES)
        .from(ROLLBACK_PATIENCE)
        .where(ROLLBACK_PATIENCE.LAUNCH.eq(launch))
        .fetchOptional(ROLLBACK_PATIENCE.MINUTES)
        .map(Duration::ofMinutes)
        .orElse(Verification.PATIENCE);
  }

  /**
   * @param patience whole minutes, a day at most
   */
  public static void patience(Tx tx, long launch, Duration patience) {
    int minutes = Math.toIntExact(patience.toMinutes());
    long was = patience(tx.sql(), launch).toMinutes();
    tx.sql()
        .insertInto(ROLLBACK_PATIENCE)
        .set(ROLLBACK_PATIENCE.WORKSPACE, tx.cause().workspace())
        .set(ROLLBACK_PATIENCE.LAUNCH, launch)
        .set(ROLLBACK_PATIENCE.MINUTES, minutes)
        .onConflict(ROLLBACK_PATIENCE.WORKSPACE, ROLLBACK_PATIENCE.LAUNCH)
        .doUpdate()
        .set(ROLLBACK_PATIENCE.MINUTES, minutes)
        .execute();
    tx.record(
        new Change(
            "changed",
            new Subject("launch", launch),
            List.of(
                new Change.Field(
                    "minutes until a rollback is verified",
                    String.valueOf(was),
                    String.valueOf(minutes))),
            null));
  }

  private static RunWatch watch(RollbackWatchRecord row) {
    String by = row.getConfirmedBy();
    return new RunWatch(
        row.getRun(),
        row.getBeganAt().toInstant(),
        orNull(row.getOverAt()),
        orNull(row.getGoodSince()),
        row.getAsked(),
        row.getSaid(),
        by == null
            ? null
            : new RunWatch.Confirmed(by, Objects.requireNonNull(row.getConfirmedNote())));
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
    return at == null ? null : RunRow.utc(at);
  }

  private static @Nullable Instant orNull(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
