package launchbot.alarm;

import static launchbot.alarm.OutageRow.utc;
import static launchbot.sql.Tables.ALARM_ROUTE;

import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.probe.AlarmSeverity;
import launchbot.sql.tables.records.AlarmRouteRecord;
import org.jooq.DSLContext;

/** Where alarms go, as rows. */
public final class RouteStore {
  private RouteStore() {}

  /** Those of a launch, by number; removed ones left out. */
  public static List<Route> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(ALARM_ROUTE)
        .where(ALARM_ROUTE.LAUNCH.eq(launch), ALARM_ROUTE.REMOVED_AT.isNull())
        .orderBy(ALARM_ROUTE.NUMBER)
        .fetch(RouteStore::route);
  }

  public static List<Route> of(DSLContext sql, long launch, AlarmSeverity severity) {
    return ofLaunch(sql, launch).stream().filter(route -> route.severity() == severity).toList();
  }

  /** Keeps a new one; empty where there is the same already. The caller has locked the launch. */
  public static Optional<Route> add(
      Tx tx, long launch, AlarmSeverity severity, Way way, String place) {
    return tx.sql()
        .insertInto(ALARM_ROUTE)
        .set(ALARM_ROUTE.WORKSPACE, tx.cause().workspace())
        .set(ALARM_ROUTE.LAUNCH, launch)
        .set(
            ALARM_ROUTE.NUMBER,
            LaunchStore.nextNumber(tx.sql(), ALARM_ROUTE.NUMBER, ALARM_ROUTE.LAUNCH, launch))
        .set(ALARM_ROUTE.SEVERITY, severity.key())
        .set(ALARM_ROUTE.WAY, way.key())
        .set(ALARM_ROUTE.PLACE, place)
        .set(ALARM_ROUTE.MADE_BY, tx.cause().actor().id())
        .set(ALARM_ROUTE.MADE_AT, utc(tx.cause().at()))
        .onConflictDoNothing()
        .returning()
        .fetchOptional(RouteStore::route)
        .map(route -> {
          tx.record(change("route-added", route));
          return route;
        });
  }

  public static void remove(Tx tx, Route route) {
    tx.sql()
        .update(ALARM_ROUTE)
        .set(ALARM_ROUTE.REMOVED_AT, utc(tx.cause().at()))
        .where(ALARM_ROUTE.ID.eq(route.id()))
        .execute();
    tx.record(change("route-removed", route));
  }

  /** Addresses are for those who set them: history says only which way. */
  private static Change change(String verb, Route route) {
    return new Change(
        verb,
        new Subject("launch", route.launch()),
        List.of(
            new Change.Field("route", null, String.valueOf(route.number())),
            new Change.Field("severity", null, route.severity().key()),
            new Change.Field("way", null, route.way().key())),
        null);
  }

  private static Route route(AlarmRouteRecord row) {
    return new Route(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        AlarmSeverity.of(row.getSeverity()).orElseThrow(),
        Way.of(row.getWay()).orElseThrow(),
        row.getPlace());
  }
}
