package launchbot.alarm;

import static launchbot.alarm.OutageRow.utc;
import static launchbot.sql.Tables.ALARM_TEST;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.AlarmTestRecord;
import org.jooq.DSLContext;

/** Tests of routes as rows. */
public final class RouteTestStore {
  private RouteTestStore() {}

  public static Optional<RouteTest> find(DSLContext sql, long id) {
    return sql.selectFrom(ALARM_TEST)
        .where(ALARM_TEST.ID.eq(id))
        .fetchOptional(RouteTestStore::test);
  }

  public static RouteTest add(Tx tx, long launch, String channel) {
    record(tx, launch, "routes-tested");
    return tx.sql()
        .insertInto(ALARM_TEST)
        .set(ALARM_TEST.WORKSPACE, tx.cause().workspace())
        .set(ALARM_TEST.LAUNCH, launch)
        .set(ALARM_TEST.CHANNEL, channel)
        .set(ALARM_TEST.BY, tx.cause().actor().id())
        .set(ALARM_TEST.AT, utc(tx.cause().at()))
        .returning()
        .fetchSingle(RouteTestStore::test);
  }

  public static void settle(Tx tx, RouteTest test) {
    tx.sql()
        .update(ALARM_TEST)
        .set(ALARM_TEST.SETTLED_AT, utc(tx.cause().at()))
        .where(ALARM_TEST.ID.eq(test.id()))
        .execute();
  }

  private static void record(Tx tx, long launch, String verb) {
    tx.record(new Change(verb, new Subject("launch", launch), List.of(), null));
  }

  private static RouteTest test(AlarmTestRecord row) {
    OffsetDateTime settled = row.getSettledAt();
    return new RouteTest(
        row.getId(),
        row.getLaunch(),
        row.getChannel(),
        row.getBy(),
        row.getAt().toInstant(),
        settled == null ? null : settled.toInstant());
  }
}
