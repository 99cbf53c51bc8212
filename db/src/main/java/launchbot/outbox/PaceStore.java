package launchbot.outbox;

import static launchbot.sql.Tables.PACE;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.YearToSecond;

/** When the next message of a channel may go. */
public final class PaceStore {
  private PaceStore() {}

  /** The next message of this channel ({@code *}: of the workspace) is due then at the earliest. */
  public static void hold(DSLContext sql, String workspace, String channel, Instant until) {
    sql.insertInto(PACE)
        .set(PACE.WORKSPACE, workspace)
        .set(PACE.CHANNEL, channel)
        .set(PACE.NEXT_AT, utc(until))
        .onConflict(PACE.WORKSPACE, PACE.CHANNEL)
        .doUpdate()
        .set(PACE.NEXT_AT, DSL.greatest(PACE.NEXT_AT, DSL.val(utc(until))))
        .execute();
  }

  /**
   * Counts one message against the channel's pace: each takes its interval, bursts borrow ahead.
   */
  public static void pace(
      DSLContext sql, String workspace, String channel, Instant now, Duration interval) {
    sql.insertInto(PACE)
        .set(PACE.WORKSPACE, workspace)
        .set(PACE.CHANNEL, channel)
        .set(PACE.NEXT_AT, utc(now.plus(interval)))
        .onConflict(PACE.WORKSPACE, PACE.CHANNEL)
        .doUpdate()
        .set(
            PACE.NEXT_AT,
            DSL.greatest(PACE.NEXT_AT, DSL.val(utc(now))).plus(YearToSecond.valueOf(interval)))
        .execute();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
