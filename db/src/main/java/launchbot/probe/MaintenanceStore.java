package launchbot.probe;

import static launchbot.probe.WatchRow.instant;
import static launchbot.probe.WatchRow.orNull;
import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.MAINTENANCE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.MaintenanceRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Maintenance as rows. */
public final class MaintenanceStore {
  private MaintenanceStore() {}

  /** Keeps a new one under the launch's next number. */
  public static Maintenance add(
      Tx tx, long launch, Maintenance.Scope scope, Maintenance.When when, @Nullable String reason) {
    long locked = LaunchStore.lock(tx, launch).orElseThrow().id();
    var row = new MaintenanceRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(locked);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), MAINTENANCE.NUMBER, MAINTENANCE.LAUNCH, locked));
    set(row, scope);
    set(row, when);
    row.setReason(reason);
    row.setMadeBy(tx.cause().actor().id());
    row.setMadeAt(utc(tx.cause().at()));
    Maintenance made =
        tx.sql()
            .insertInto(MAINTENANCE)
            .set(row)
            .returning()
            .fetchSingle(MaintenanceStore::maintenance);
    tx.record(new Change("added", subject(made), List.of(), reason));
    return made;
  }

  /** Nothing of it is left from now on. */
  public static void end(Tx tx, Maintenance maintenance) {
    tx.sql()
        .update(MAINTENANCE)
        .set(MAINTENANCE.ENDED_AT, utc(tx.cause().at()))
        .where(MAINTENANCE.ID.eq(maintenance.id()), MAINTENANCE.ENDED_AT.isNull())
        .execute();
    tx.record(new Change("ended", subject(maintenance), List.of(), null));
  }

  public static Optional<Maintenance> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(MAINTENANCE)
        .where(MAINTENANCE.LAUNCH.eq(launch), MAINTENANCE.NUMBER.eq(number))
        .fetchOptional(MaintenanceStore::maintenance);
  }

  /** All of a launch, those that are over too: what was excepted once stays so. */
  public static List<Maintenance> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(MAINTENANCE)
        .where(MAINTENANCE.LAUNCH.eq(launch))
        .orderBy(MAINTENANCE.NUMBER)
        .fetch(MaintenanceStore::maintenance);
  }

  /** Those of a launch that are or will be again, by number. */
  public static List<Maintenance> open(DSLContext sql, long launch, Instant now) {
    return sql.selectFrom(MAINTENANCE)
        .where(
            MAINTENANCE.LAUNCH.eq(launch),
            MAINTENANCE.ENDED_AT.isNull(),
            MAINTENANCE.ENDS_AT.isNull().or(MAINTENANCE.ENDS_AT.gt(utc(now))))
        .orderBy(MAINTENANCE.NUMBER)
        .fetch(MaintenanceStore::maintenance);
  }

  /** Those of the whole workspace that may be at that time. */
  static List<Maintenance> about(DSLContext sql, Instant now) {
    return sql.selectFrom(MAINTENANCE)
        .where(
            MAINTENANCE.ENDED_AT.isNull(),
            MAINTENANCE.STARTS_AT.le(utc(now)),
            MAINTENANCE.ENDS_AT.isNull().or(MAINTENANCE.ENDS_AT.gt(utc(now))))
        .fetch(MaintenanceStore::maintenance);
  }

  public static Subject subject(Maintenance maintenance) {
    return new Subject("maintenance", maintenance.id());
  }

  private static void set(MaintenanceRecord row, Maintenance.Scope scope) {
    switch (scope) {
      case Maintenance.Scope.Launch() -> {}
      case Maintenance.Scope.Group(String partOf) -> row.setPartOf(partOf);
      case Maintenance.Scope.One(long probe) -> row.setProbe(probe);
    }
  }

  private static void set(MaintenanceRecord row, Maintenance.When when) {
    row.setZone(when.zone().getId());
    switch (when) {
      case Maintenance.When.Once once -> {
        row.setStartsAt(utc(once.from()));
        row.setEndsAt(orNull(once.until()));
      }
      case Maintenance.When.Weekly weekly -> {
        row.setStartsAt(utc(weekly.from()));
        row.setDays(
            weekly.days().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new));
        row.setFromTime(weekly.at());
        row.setMinutes(weekly.minutes());
      }
    }
  }

  private static Maintenance maintenance(MaintenanceRecord row) {
    Maintenance.Scope scope =
        row.getProbe() != null
            ? new Maintenance.Scope.One(row.getProbe())
            : row.getPartOf() != null
                ? new Maintenance.Scope.Group(row.getPartOf())
                : new Maintenance.Scope.Launch();
    ZoneId zone = ZoneId.of(row.getZone());
    Instant from = row.getStartsAt().toInstant();
    Integer[] days = row.getDays();
    Maintenance.When when =
        days == null
            ? new Maintenance.When.Once(
                from, Objects.requireNonNull(instant(row.getEndsAt())), zone)
            : new Maintenance.When.Weekly(
                Arrays.stream(days).map(DayOfWeek::of).collect(Collectors.toSet()),
                row.getFromTime(),
                row.getMinutes(),
                zone,
                from);
    return new Maintenance(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        scope,
        when,
        row.getReason(),
        row.getMadeBy(),
        row.getMadeAt().toInstant(),
        instant(row.getEndedAt()));
  }
}
