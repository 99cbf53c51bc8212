package launchbot.alarm;

import static launchbot.sql.Tables.ALARM_TIMER;
import static launchbot.sql.tables.DueAlarmTimers.DUE_ALARM_TIMERS;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;

/** What alarms wait for, as rows with the time when it is due. One of a kind for each subject. */
public final class TimerStore {
  private TimerStore() {}

  /** A timer of some workspace. */
  public record Key(String workspace, long id) {}

  /**
   * One that is due.
   *
   * @param subject an alarm, or of {@code TEST} a test
   */
  public record Due(Timer timer, long subject, Instant at) {}

  /** It is due then, and no more when it was before. */
  public static void set(Tx tx, Timer timer, long subject, Instant due) {
    tx.sql()
        .insertInto(ALARM_TIMER)
        .set(ALARM_TIMER.WORKSPACE, tx.cause().workspace())
        .set(ALARM_TIMER.KIND, timer.key())
        .set(ALARM_TIMER.SUBJECT, subject)
        .set(ALARM_TIMER.DUE_AT, OutageRow.utc(due))
        .onConflict(ALARM_TIMER.WORKSPACE, ALARM_TIMER.KIND, ALARM_TIMER.SUBJECT)
        .doUpdate()
        .set(ALARM_TIMER.DUE_AT, OutageRow.utc(due))
        .execute();
  }

  public static void cancel(Tx tx, long subject, Timer... timers) {
    tx.sql()
        .deleteFrom(ALARM_TIMER)
        .where(
            ALARM_TIMER.SUBJECT.eq(subject),
            ALARM_TIMER.KIND.in(Arrays.stream(timers).map(Timer::key).toList()))
        .execute();
  }

  /** Those of all workspaces that are due, the longest due first. */
  public static List<Key> due(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.dueAlarmTimers(OutageRow.utc(now), most))
        .fetch(row ->
            new Key(row.get(DUE_ALARM_TIMERS.TIMER_WORKSPACE), row.get(DUE_ALARM_TIMERS.TIMER_ID)));
  }

  /** It came to nothing. One that was set anew meanwhile stays; whether it was there. */
  public static boolean drop(DSLContext sql, long id, Instant now) {
    return sql.deleteFrom(ALARM_TIMER)
            .where(ALARM_TIMER.ID.eq(id), ALARM_TIMER.DUE_AT.le(OutageRow.utc(now)))
            .execute()
        == 1;
  }

  /** Takes it, if it is still due and nobody else has it. */
  public static Optional<Due> take(Tx tx, long id, Instant now) {
    return tx.sql()
        .selectFrom(ALARM_TIMER)
        .where(ALARM_TIMER.ID.eq(id), ALARM_TIMER.DUE_AT.le(OutageRow.utc(now)))
        .forUpdate()
        .skipLocked()
        .fetchOptional()
        .map(row -> {
          row.delete();
          return new Due(Timer.of(row.getKind()), row.getSubject(), row.getDueAt().toInstant());
        });
  }
}
