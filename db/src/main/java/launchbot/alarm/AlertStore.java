package launchbot.alarm;

import static launchbot.alarm.OutageRow.utc;
import static launchbot.sql.Tables.ALARM_DELIVERY;
import static launchbot.sql.Tables.OUTAGE;
import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.POSTED;

import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.outbox.Claimed;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was sent where, and what the outbox says became of it. */
public final class AlertStore {
  private AlertStore() {}

  /**
   * Notes that something is about to be sent; returns its id.
   *
   * @param outage null for a test
   * @param test null for an alarm
   */
  public static long add(
      Tx tx, long launch, @Nullable Long outage, @Nullable Long test, Target target, int round) {
    return tx.sql()
        .insertInto(ALARM_DELIVERY)
        .set(ALARM_DELIVERY.WORKSPACE, tx.cause().workspace())
        .set(ALARM_DELIVERY.LAUNCH, launch)
        .set(ALARM_DELIVERY.OUTAGE, outage)
        .set(ALARM_DELIVERY.TEST, test)
        .set(ALARM_DELIVERY.ROUTE, target.route())
        .set(ALARM_DELIVERY.WAY, target.way().key())
        .set(ALARM_DELIVERY.PLACE, target.place())
        .set(ALARM_DELIVERY.ROUND, round)
        .set(ALARM_DELIVERY.AT, utc(tx.cause().at()))
        .returning(ALARM_DELIVERY.ID)
        .fetchSingle(ALARM_DELIVERY.ID);
  }

  public static List<Alert> ofOutage(DSLContext sql, long outage) {
    return those(sql, ALARM_DELIVERY.OUTAGE.eq(outage));
  }

  public static List<Alert> ofTest(DSLContext sql, long test) {
    return those(sql, ALARM_DELIVERY.TEST.eq(test));
  }

  public static Optional<Alert> find(DSLContext sql, long id) {
    return those(sql, ALARM_DELIVERY.ID.eq(id)).stream().findFirst();
  }

  /** Where a live message stands; empty while it does not. */
  public static Optional<Claimed.Place> place(DSLContext sql, String subject) {
    return sql.select(POSTED.CHANNEL, POSTED.TS)
        .from(POSTED)
        .where(POSTED.SUBJECT.eq(subject), POSTED.TS.isNotNull(), POSTED.GONE.eq(false))
        .fetchOptional(row -> new Claimed.Place(row.value1(), row.value2()));
  }

  private static List<Alert> those(DSLContext sql, Condition which) {
    // What stands in an alarm's own channel is the alarm's message itself.
    Field<String> tag =
        DSL.when(
                ALARM_DELIVERY.WAY.eq("channel").and(OUTAGE.CHANNEL.eq(ALARM_DELIVERY.PLACE)),
                DSL.concat(DSL.inline("outage:"), ALARM_DELIVERY.OUTAGE))
            .otherwise(DSL.concat(DSL.inline("alert:"), ALARM_DELIVERY.ID));
    Condition carried =
        DSL.or(
            OUTBOX.THREAD.eq(tag).and(OUTBOX.THREAD.like("alert:%")),
            OUTBOX
                .SUBJECT
                .eq(tag)
                .and(OUTBOX.SUBJECT.like("alert:%").or(OUTBOX.SUBJECT.like("outage:%"))));
    Field<Boolean> posted =
        DSL.field(DSL.exists(DSL.selectOne().from(POSTED).where(POSTED.SUBJECT.eq(tag))));
    Field<String> state =
        DSL.field(
            DSL.select(OUTBOX.STATE)
                .from(OUTBOX)
                .where(carried)
                .orderBy(OUTBOX.STATE.eq("sent").desc(), OUTBOX.ID.desc())
                .limit(1));
    Field<String> error =
        DSL.field(
            DSL.select(OUTBOX.ERROR)
                .from(OUTBOX)
                .where(carried)
                .orderBy(OUTBOX.ID.desc())
                .limit(1));
    return sql.select(ALARM_DELIVERY.fields())
        .select(posted.as("posted"), state.as("carried"), error.as("why"))
        .from(ALARM_DELIVERY)
        .leftJoin(OUTAGE)
        .on(OUTAGE.ID.eq(ALARM_DELIVERY.OUTAGE))
        .where(which)
        .orderBy(ALARM_DELIVERY.ID)
        .fetch(AlertStore::alert);
  }

  private static Alert alert(Record row) {
    String carried = row.get("carried", String.class);
    boolean there = row.get("posted", Boolean.class) || "sent".equals(carried);
    Alert.State state =
        there
            ? Alert.State.DELIVERED
            : "dead".equals(carried) ? Alert.State.FAILED : Alert.State.WAITING;
    return new Alert(
        row.get(ALARM_DELIVERY.ID),
        row.get(ALARM_DELIVERY.LAUNCH),
        row.get(ALARM_DELIVERY.OUTAGE),
        row.get(ALARM_DELIVERY.TEST),
        new Target(
            row.get(ALARM_DELIVERY.ROUTE),
            Way.of(row.get(ALARM_DELIVERY.WAY)).orElseThrow(),
            row.get(ALARM_DELIVERY.PLACE)),
        row.get(ALARM_DELIVERY.ROUND),
        row.get(ALARM_DELIVERY.AT).toInstant(),
        state,
        there ? null : row.get("why", String.class));
  }
}
