package launchbot.room;

import static launchbot.sql.Tables.INCIDENT_MOVED;
import static launchbot.sql.tables.LostThreads.LOST_THREADS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which threads left their channel, as rows. */
public final class MovedStore {
  private MovedStore() {}

  /** A thread of some workspace whose channel takes no more messages. */
  public record Lost(String workspace, long incident, String channel) {}

  /** In all workspaces: those of which messages were given up since then, not seen to yet. */
  public static List<Lost> lost(DSLContext sql, Instant since, int most) {
    return sql.selectFrom(Routines.lostThreads(since.atOffset(ZoneOffset.UTC), most))
        .fetch(row ->
            new Lost(
                row.get(LOST_THREADS.LOST_WORKSPACE),
                row.get(LOST_THREADS.LOST_INCIDENT),
                row.get(LOST_THREADS.LOST_CHANNEL)));
  }

  /**
   * It left that channel; false where it did before, which nobody does twice.
   *
   * @param to null: nowhere
   */
  public static boolean moved(Tx tx, long incident, String from, @Nullable String to) {
    return tx.sql()
            .insertInto(INCIDENT_MOVED)
            .set(INCIDENT_MOVED.WORKSPACE, tx.cause().workspace())
            .set(INCIDENT_MOVED.INCIDENT, incident)
            .set(INCIDENT_MOVED.CHANNEL, from)
            .set(INCIDENT_MOVED.AT, tx.cause().at().atOffset(ZoneOffset.UTC))
            .set(INCIDENT_MOVED.MOVED_TO, to)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Whether it ever left that channel. */
  public static boolean left(DSLContext sql, long incident, String channel) {
    return sql.fetchExists(
        INCIDENT_MOVED, INCIDENT_MOVED.INCIDENT.eq(incident), INCIDENT_MOVED.CHANNEL.eq(channel));
  }

  /** The channel is there again; whether the thread had left it. */
  public static boolean back(Tx tx, long incident, String channel) {
    return tx.sql()
            .deleteFrom(INCIDENT_MOVED)
            .where(INCIDENT_MOVED.INCIDENT.eq(incident), INCIDENT_MOVED.CHANNEL.eq(channel))
            .execute()
        == 1;
  }
}
