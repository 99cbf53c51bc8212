package launchbot.timer;

import static launchbot.sql.Tables.TIMER;
import static launchbot.sql.tables.DueTimers.DUE_TIMERS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;

/** Timers as rows. One of a kind for each subject. */
public final class TimerStore {
  private TimerStore() {}

  /** A timer of some workspace. */
  public record Key(String workspace, long id) {}

  /**
   * One that is due.
   *
   * @param kind the key of a {@link TimerKind}
   * @param subject the id of what waited
   */
  public record Due(String kind, long subject, Instant at) {}

  /** It is due then, and no more when it was before. */
  public static void set(Tx tx, TimerKind kind, long subject, Instant due) {
    tx.sql()
        .insertInto(TIMER)
        .set(TIMER.WORKSPACE, tx.cause().workspace())
        .set(TIMER.KIND, kind.key())
        .set(TIMER.SUBJECT, subject)
        .set(TIMER.DUE_AT, utc(due))
        .onConflict(TIMER.WORKSPACE, TIMER.KIND, TIMER.SUBJECT)
        .doUpdate()
        .set(TIMER.DUE_AT, utc(due))
        .execute();
  }

  public static void cancel(Tx tx, long subject, TimerKind... kinds) {
    tx.sql()
        .deleteFrom(TIMER)
        .where(
            TIMER.SUBJECT.eq(subject),
            TIMER.KIND.in(Arrays.stream(kinds).map(TimerKind::key).toList()))
        .execute();
  }

  /** When it is due; empty where nothing waits for it. */
  public static Optional<Instant> dueAt(DSLContext sql, TimerKind kind, long subject) {
    return sql.select(TIMER.DUE_AT)
        .from(TIMER)
        .where(TIMER.KIND.eq(kind.key()), TIMER.SUBJECT.eq(subject))
        .fetchOptional(row -> row.value1().toInstant());
  }

  /** Those of all workspaces that are due, the longest due first. */
  public static List<Key> due(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.dueTimers(utc(now), most))
        .fetch(row -> new Key(row.get(DUE_TIMERS.TIMER_WORKSPACE), row.get(DUE_TIMERS.TIMER_ID)));
  }

  /** It came to nothing. One that was set anew meanwhile stays; whether it was there. */
  public static boolean drop(DSLContext sql, long id, Instant now) {
    return sql.deleteFrom(TIMER).where(TIMER.ID.eq(id), TIMER.DUE_AT.le(utc(now))).execute() == 1;
  }

  /** Takes it, if it is still due and nobody else has it. */
  public static Optional<Due> take(Tx tx, long id, Instant now) {
    return tx.sql()
        .selectFrom(TIMER)
        .where(TIMER.ID.eq(id), TIMER.DUE_AT.le(utc(now)))
        .forUpdate()
        .skipLocked()
        .fetchOptional()
        .map(row -> {
          row.delete();
          return new Due(row.getKind(), row.getSubject(), row.getDueAt().toInstant());
        });
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
