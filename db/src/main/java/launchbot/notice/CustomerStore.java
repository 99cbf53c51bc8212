package launchbot.notice;

import static launchbot.sql.Tables.CUSTOMER_CHANNEL;
import static launchbot.sql.Tables.NOTICE_SETTINGS;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** In which channels customers read, and how long they wait before something is owed to them. */
public final class CustomerStore {
  private CustomerStore() {}

  /** Channel ids, the oldest first. */
  public static List<String> channels(DSLContext sql, long launch) {
    return sql.select(CUSTOMER_CHANNEL.CHANNEL)
        .from(CUSTOMER_CHANNEL)
        .where(CUSTOMER_CHANNEL.LAUNCH.eq(launch))
        .orderBy(CUSTOMER_CHANNEL.ADDED_AT, CUSTOMER_CHANNEL.CHANNEL)
        .fetch(CUSTOMER_CHANNEL.CHANNEL);
  }

  /** False where it is one already. */
  public static boolean add(Tx tx, long launch, String channel) {
    boolean added =
        tx.sql()
                .insertInto(CUSTOMER_CHANNEL)
                .set(CUSTOMER_CHANNEL.WORKSPACE, tx.cause().workspace())
                .set(CUSTOMER_CHANNEL.LAUNCH, launch)
                .set(CUSTOMER_CHANNEL.CHANNEL, channel)
                .set(CUSTOMER_CHANNEL.ADDED_BY, tx.cause().actor().id())
                .set(CUSTOMER_CHANNEL.ADDED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute()
            == 1;
    if (added) {
      record(tx, launch, new Change.Field("customers read in", null, channel));
    }
    return added;
  }

  /** False where it is none. */
  public static boolean remove(Tx tx, long launch, String channel) {
    boolean removed =
        tx.sql()
                .deleteFrom(CUSTOMER_CHANNEL)
                .where(CUSTOMER_CHANNEL.LAUNCH.eq(launch), CUSTOMER_CHANNEL.CHANNEL.eq(channel))
                .execute()
            == 1;
    if (removed) {
      record(tx, launch, new Change.Field("customers read in", channel, null));
    }
    return removed;
  }

  /** How long an outage may last before a goodwill gesture is proposed. */
  public static Duration patience(DSLContext sql, long launch) {
    return sql.select(NOTICE_SETTINGS.GOODWILL_MINUTES)
        .from(NOTICE_SETTINGS)
        .where(NOTICE_SETTINGS.LAUNCH.eq(launch))
        .fetchOptional(row -> Duration.ofMinutes(row.value1()))
        .orElse(Goodwill.USUAL);
  }

  /**
   * @param patience a minute to a week
   */
  public static void patience(Tx tx, long launch, Duration patience) {
    Duration before = patience(tx.sql(), launch);
    int minutes = Math.toIntExact(patience.toMinutes());
    tx.sql()
        .insertInto(NOTICE_SETTINGS)
        .set(NOTICE_SETTINGS.WORKSPACE, tx.cause().workspace())
        .set(NOTICE_SETTINGS.LAUNCH, launch)
        .set(NOTICE_SETTINGS.GOODWILL_MINUTES, minutes)
        .onConflict(NOTICE_SETTINGS.WORKSPACE, NOTICE_SETTINGS.LAUNCH)
        .doUpdate()
        .set(NOTICE_SETTINGS.GOODWILL_MINUTES, minutes)
        .execute();
    record(
        tx,
        launch,
        new Change.Field("goodwill after", Drafting.length(before), Drafting.length(patience)));
  }

  private static void record(Tx tx, long launch, Change.Field field) {
    tx.record(new Change("set", new Subject("launch", launch), List.of(field), null));
  }
}
