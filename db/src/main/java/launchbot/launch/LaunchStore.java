package launchbot.launch;

import static launchbot.sql.Tables.LAUNCH;
import static launchbot.sql.Tables.LAUNCH_ROLE;
import static launchbot.sql.tables.OpenLaunches.OPEN_LAUNCHES;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.LaunchRecord;
import launchbot.sql.tables.records.LaunchRoleRecord;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Launches and who holds a role in them. */
public final class LaunchStore {
  private LaunchStore() {}

  /** Open launches, oldest first. */
  public static List<Launch> open(DSLContext sql) {
    return sql.selectFrom(LAUNCH)
        .where(LAUNCH.ARCHIVED_AT.isNull())
        .orderBy(LAUNCH.ID)
        .fetch(LaunchStore::launch);
  }

  /** Open launches in which somebody holds a role, oldest first. */
  public static List<Launch> openOf(DSLContext sql, String person) {
    return sql.selectFrom(LAUNCH)
        .where(
            LAUNCH.ARCHIVED_AT.isNull(),
            LAUNCH.ID.in(
                DSL.select(LAUNCH_ROLE.LAUNCH)
                    .from(LAUNCH_ROLE)
                    .where(LAUNCH_ROLE.PERSON.eq(person))))
        .orderBy(LAUNCH.ID)
        .fetch(LaunchStore::launch);
  }

  public static Optional<Launch> find(DSLContext sql, long id) {
    return sql.selectFrom(LAUNCH).where(LAUNCH.ID.eq(id)).fetchOptional(LaunchStore::launch);
  }

  public static Optional<Launch> ofChannel(DSLContext sql, String channel) {
    return sql.selectFrom(LAUNCH)
        .where(LAUNCH.CHANNEL.eq(channel), LAUNCH.ARCHIVED_AT.isNull())
        .fetchOptional(LaunchStore::launch);
  }

  /** The launch, closed to other writers until the commit; empty for one that is archived. */
  public static Optional<Launch> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(LAUNCH)
        .where(LAUNCH.ID.eq(id), LAUNCH.ARCHIVED_AT.isNull())
        .forUpdate()
        .fetchOptional(LaunchStore::launch);
  }

  /** Writes what a rule decided; the channel stays. */
  public static void save(Tx tx, Launch launch, Change change) {
    tx.sql()
        .update(LAUNCH)
        .set(LAUNCH.NAME, launch.name())
        .set(LAUNCH.ZONE, launch.zone().getId())
        .set(LAUNCH.LAUNCH_DATE, launch.launchDate())
        .set(LAUNCH.LEAD, launch.lead())
        .where(LAUNCH.ID.eq(launch.id()))
        .execute();
    tx.record(change);
  }

  /** Closes a launch for good: its channel is free for the next one. */
  public static void archive(Tx tx, Launch launch, Change change) {
    tx.sql()
        .update(LAUNCH)
        .set(LAUNCH.ARCHIVED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .where(LAUNCH.ID.eq(launch.id()))
        .execute();
    tx.record(change);
  }

  /** Starts a launch for a channel, led by whoever asked; the channel's open one if it has one. */
  public static Launch start(Tx tx, String channel, String name, ZoneId zone) {
    String lead = tx.cause().actor().id();
    var row =
        tx.sql()
            .insertInto(LAUNCH)
            .set(LAUNCH.WORKSPACE, tx.cause().workspace())
            .set(LAUNCH.CHANNEL, channel)
            .set(LAUNCH.NAME, name)
            .set(LAUNCH.ZONE, zone.getId())
            .set(LAUNCH.LEAD, lead)
            .set(LAUNCH.CREATED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
            .onConflictDoNothing()
            .returning()
            .fetchOptional();
    if (row.isEmpty()) {
      return ofChannel(tx.sql(), channel).orElseThrow(); // somebody was quicker
    }
    Launch launch = launch(row.get());
    hold(tx, List.of(new Seat(launch.id(), lead)), LaunchRole.LEAD);
    tx.record(
        new Change(
            "started",
            new Subject("launch", launch.id()),
            List.of(
                new Change.Field("channel", null, channel), new Change.Field("name", null, name)),
            null));
    return launch;
  }

  /** Somebody's place among those who take part in a launch. */
  public record Seat(long launch, String person) {}

  /** Whoever takes part in a launch holds a role in it from then on. */
  public static void join(Tx tx, Set<Seat> seats) {
    // In one order everywhere, so that two transactions cannot wait for each other.
    List<Seat> sorted =
        seats.stream()
            .sorted(Comparator.comparingLong(Seat::launch).thenComparing(Seat::person))
            .toList();
    hold(tx, sorted, LaunchRole.MEMBER);
  }

  /** How many people hold a role in the launch, this one left out. */
  public static int roleHolders(DSLContext sql, long launch, String exceptFor) {
    return sql.fetchSingle(
            DSL.select(DSL.countDistinct(LAUNCH_ROLE.PERSON))
                .from(LAUNCH_ROLE)
                .where(LAUNCH_ROLE.LAUNCH.eq(launch), LAUNCH_ROLE.PERSON.ne(exceptFor)))
        .value1();
  }

  /** Who holds which role, each by when they took it. */
  public static Map<LaunchRole, List<String>> roles(DSLContext sql, long launch) {
    Map<LaunchRole, List<String>> roles = new EnumMap<>(LaunchRole.class);
    sql.select(LAUNCH_ROLE.ROLE, LAUNCH_ROLE.PERSON)
        .from(LAUNCH_ROLE)
        .where(LAUNCH_ROLE.LAUNCH.eq(launch))
        .orderBy(LAUNCH_ROLE.SINCE, LAUNCH_ROLE.PERSON)
        .forEach(row ->
            roles
                .computeIfAbsent(
                    LaunchRole.parse(row.value1()).orElseThrow(), _ -> new ArrayList<>())
                .add(row.value2()));
    return roles;
  }

  /**
   * The next number of something that is counted within a launch, from 1 on. The launch is locked
   * by the caller, so that nobody else takes it.
   */
  public static int nextNumber(
      DSLContext sql, TableField<?, Integer> number, TableField<?, Long> of, long launch) {
    return sql.fetchSingle(
            DSL.select(DSL.coalesce(DSL.max(number), 0).plus(1))
                .from(number.getTable())
                .where(of.eq(launch)))
        .value1();
  }

  /** The open launches of all workspaces, ids only: each is then looked at as its own tenant. */
  public static List<Open> everywhere(DSLContext sql) {
    return sql.selectFrom(Routines.openLaunches())
        .fetch(
            row -> new Open(row.get(OPEN_LAUNCHES.OPEN_WORKSPACE), row.get(OPEN_LAUNCHES.OPEN_ID)));
  }

  /** An open launch of some workspace. */
  public record Open(String workspace, long launch) {}

  /** Gives somebody a role; nothing happens to who holds it already. */
  public static void give(Tx tx, long launch, LaunchRole role, String person) {
    hold(tx, List.of(new Seat(launch, person)), role);
  }

  public static void take(Tx tx, long launch, LaunchRole role, String person) {
    tx.sql()
        .deleteFrom(LAUNCH_ROLE)
        .where(
            LAUNCH_ROLE.LAUNCH.eq(launch),
            LAUNCH_ROLE.PERSON.eq(person),
            LAUNCH_ROLE.ROLE.eq(role.key()))
        .execute();
  }

  private static void hold(Tx tx, List<Seat> seats, LaunchRole role) {
    List<LaunchRoleRecord> rows = new ArrayList<>();
    for (Seat seat : seats) {
      var row = new LaunchRoleRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setLaunch(seat.launch());
      row.setPerson(seat.person());
      row.setRole(role.key());
      row.setSince(tx.cause().at().atOffset(ZoneOffset.UTC));
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      tx.sql().insertInto(LAUNCH_ROLE).set(rows).onConflictDoNothing().execute();
    }
  }

  private static Launch launch(LaunchRecord row) {
    return new Launch(
        row.getId(),
        row.getChannel(),
        row.getName(),
        ZoneId.of(row.getZone()),
        row.getLaunchDate(),
        row.getLead());
  }
}
