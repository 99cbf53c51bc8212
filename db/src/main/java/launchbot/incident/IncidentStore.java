package launchbot.incident;

import static launchbot.incident.IncidentRow.utc;
import static launchbot.sql.Tables.INCIDENT;
import static launchbot.sql.Tables.INCIDENT_ENTRY;
import static launchbot.sql.Tables.INCIDENT_OUTAGE;
import static launchbot.sql.Tables.POSTED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.IncidentRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Incidents as rows. Every write takes the change that explains it. */
public final class IncidentStore {
  /** What the live message of an incident is called, before its id. */
  public static final String HEAD = "incident";

  private IncidentStore() {}

  public static Optional<Incident> find(DSLContext sql, long id) {
    return sql.selectFrom(INCIDENT).where(INCIDENT.ID.eq(id)).fetchOptional(IncidentRow::incident);
  }

  /** Empty for a number that the launch does not have. */
  public static Optional<Incident> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(INCIDENT)
        .where(INCIDENT.LAUNCH.eq(launch), INCIDENT.NUMBER.eq(number))
        .fetchOptional(IncidentRow::incident);
  }

  /** Those that last, drills too, the oldest first. */
  public static List<Incident> open(DSLContext sql, long launch) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.LAUNCH.eq(launch),
            INCIDENT.STATUS.in("investigating", "identified", "monitoring"))
        .orderBy(INCIDENT.ID)
        .fetch(IncidentRow::incident);
  }

  /** All of them, drills too, the newest first, from an offset on. */
  public static List<Incident> newest(DSLContext sql, long launch, int offset, int most) {
    return sql.selectFrom(INCIDENT)
        .where(INCIDENT.LAUNCH.eq(launch))
        .orderBy(INCIDENT.NUMBER.desc())
        .offset(offset)
        .limit(most)
        .fetch(IncidentRow::incident);
  }

  /** Those that began in a span, drills and merged ones too, the newest first. */
  public static List<Incident> between(DSLContext sql, long launch, Instant from, Instant until) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.LAUNCH.eq(launch),
            INCIDENT.BEGAN_AT.ge(utc(from)),
            INCIDENT.BEGAN_AT.lt(utc(until)))
        .orderBy(INCIDENT.BEGAN_AT.desc(), INCIDENT.ID.desc())
        .fetch(IncidentRow::incident);
  }

  /**
   * Those that began in a span, with all that were ever merged into others, the newest first; no
   * drills. The figures put them together.
   */
  public static List<Incident> counted(DSLContext sql, long launch, Instant from, Instant until) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.LAUNCH.eq(launch),
            INCIDENT.DRILL.isFalse(),
            INCIDENT
                .BEGAN_AT
                .ge(utc(from))
                .and(INCIDENT.BEGAN_AT.lt(utc(until)))
                .or(INCIDENT.STATUS.eq("merged")))
        .orderBy(INCIDENT.BEGAN_AT.desc(), INCIDENT.ID.desc())
        .fetch(IncidentRow::incident);
  }

  /** Those that were merged into that one, the oldest first. */
  public static List<Incident> mergedInto(DSLContext sql, long incident) {
    return sql.selectFrom(INCIDENT)
        .where(INCIDENT.MERGED_INTO.eq(incident))
        .orderBy(INCIDENT.ID)
        .fetch(IncidentRow::incident);
  }

  /** Those that were resolved since then, the last one first; neither drills nor merged ones. */
  public static List<Incident> resolved(DSLContext sql, long launch, Instant since) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.LAUNCH.eq(launch),
            INCIDENT.STATUS.eq("resolved"),
            INCIDENT.DRILL.isFalse(),
            INCIDENT.RESOLVED_AT.ge(utc(since)))
        .orderBy(INCIDENT.RESOLVED_AT.desc(), INCIDENT.ID.desc())
        .fetch(IncidentRow::incident);
  }

  /** Those that last in which somebody holds a job, in all launches, the oldest first. */
  public static List<Incident> heldBy(DSLContext sql, String person) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.STATUS.in("investigating", "identified", "monitoring"),
            INCIDENT
                .COMMANDER
                .eq(person)
                .or(INCIDENT.COMMUNICATIONS.eq(person))
                .or(INCIDENT.OPERATIONS.eq(person)))
        .orderBy(INCIDENT.ID)
        .fetch(IncidentRow::incident);
  }

  /** Whose thread, or whose own channel, that is. */
  public static Optional<Incident> at(DSLContext sql, String channel, String thread) {
    Optional<String> subject =
        sql.select(POSTED.SUBJECT)
            .from(POSTED)
            .where(
                POSTED.CHANNEL.eq(channel),
                POSTED.TS.eq(thread),
                POSTED.SUBJECT.startsWith(HEAD + ":"))
            .fetchOptional(POSTED.SUBJECT);
    return subject.isPresent()
        ? find(sql, Long.parseLong(subject.get().substring(HEAD.length() + 1)))
        : inRoom(sql, channel);
  }

  /** Those that last whose threads are in that channel, in all launches, the oldest first. */
  public static List<Incident> openIn(DSLContext sql, String channel) {
    return sql.selectFrom(INCIDENT)
        .where(
            INCIDENT.CHANNEL.eq(channel),
            INCIDENT.STATUS.in("investigating", "identified", "monitoring"))
        .orderBy(INCIDENT.ID)
        .fetch(IncidentRow::incident);
  }

  /** Whether any incident ever had its thread in that channel. */
  public static boolean happenIn(DSLContext sql, String channel) {
    return sql.fetchExists(INCIDENT, INCIDENT.CHANNEL.eq(channel));
  }

  /** Whose own channel that is. */
  public static Optional<Incident> inRoom(DSLContext sql, String channel) {
    return sql.selectFrom(INCIDENT)
        .where(INCIDENT.ROOM.eq(channel))
        .orderBy(INCIDENT.ID.desc())
        .limit(1)
        .fetchOptional(IncidentRow::incident);
  }

  /** The incident, closed to other writers until the commit. */
  public static Optional<Incident> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(INCIDENT)
        .where(INCIDENT.ID.eq(id))
        .forUpdate()
        .fetchOptional(IncidentRow::incident);
  }

  /** Opens one under the launch's next number. The caller has locked the launch. */
  public static Incident add(Tx tx, long launch, Incident.Draft draft) {
    Instant now = tx.cause().at();
    IncidentRecord row =
        IncidentRow.row(
            new Incident(
                0,
                launch,
                LaunchStore.nextNumber(tx.sql(), INCIDENT.NUMBER, INCIDENT.LAUNCH, launch),
                draft.feels(),
                draft.sev(),
                draft.drill(),
                draft.channel(),
                null,
                new Status.Investigating(null),
                now,
                Incident.Began.at(draft.began()),
                draft.detected(),
                new Incident.Opened(now, draft.by()),
                null,
                null,
                0,
                Crew.NOBODY,
                now.plus(draft.sev().cadence()),
                1));
    row.setWorkspace(tx.cause().workspace());
    Incident added =
        tx.sql().insertInto(INCIDENT).set(row).returning().fetchSingle(IncidentRow::incident);
    tx.record(
        new Change(
            "opened",
            added.subject(),
            List.of(
                new Change.Field("feels", null, added.feels()),
                new Change.Field("severity", null, added.sev().key())),
            null));
    return added;
  }

  /** Keeps it as it is now. The caller holds its lock. */
  public static Incident save(Tx tx, Incident incident, Change change) {
    tx.record(change);
    return keep(tx, incident);
  }

  /** The same for what is no fact that people look for, such as when the next update is due. */
  public static Incident keep(Tx tx, Incident incident) {
    IncidentRecord row = IncidentRow.row(incident);
    row.setVersion(incident.version() + 1);
    return tx.sql()
        .update(INCIDENT)
        .set(row)
        .where(INCIDENT.ID.eq(incident.id()))
        .returning()
        .fetchSingle(IncidentRow::incident);
  }

  /** An alarm is behind it from now on, and behind no other. */
  public static void link(Tx tx, long incident, long outage) {
    tx.sql()
        .insertInto(INCIDENT_OUTAGE)
        .set(INCIDENT_OUTAGE.WORKSPACE, tx.cause().workspace())
        .set(INCIDENT_OUTAGE.INCIDENT, incident)
        .set(INCIDENT_OUTAGE.OUTAGE, outage)
        .set(INCIDENT_OUTAGE.AT, utc(tx.cause().at()))
        .onConflict(INCIDENT_OUTAGE.WORKSPACE, INCIDENT_OUTAGE.OUTAGE)
        .doUpdate()
        .set(INCIDENT_OUTAGE.INCIDENT, incident)
        .execute();
  }

  /** What is behind one incident is behind another one from now on: alarms, and what users said. */
  public static void handOver(Tx tx, long from, long to) {
    tx.sql()
        .update(INCIDENT_OUTAGE)
        .set(INCIDENT_OUTAGE.INCIDENT, to)
        .where(INCIDENT_OUTAGE.INCIDENT.eq(from))
        .execute();
    tx.sql()
        .select(INCIDENT_ENTRY.ENTRY)
        .from(INCIDENT_ENTRY)
        .where(INCIDENT_ENTRY.INCIDENT.eq(from))
        .fetch(INCIDENT_ENTRY.ENTRY)
        .forEach(entry -> reported(tx, to, entry));
    tx.sql().deleteFrom(INCIDENT_ENTRY).where(INCIDENT_ENTRY.INCIDENT.eq(from)).execute();
  }

  /** The ids of the alarms behind it, the oldest first. */
  public static List<Long> outages(DSLContext sql, long incident) {
    return sql.select(INCIDENT_OUTAGE.OUTAGE)
        .from(INCIDENT_OUTAGE)
        .where(INCIDENT_OUTAGE.INCIDENT.eq(incident))
        .orderBy(INCIDENT_OUTAGE.OUTAGE)
        .fetch(INCIDENT_OUTAGE.OUTAGE);
  }

  /** Which one an alarm is behind. */
  public static Optional<Incident> ofOutage(DSLContext sql, long outage) {
    return sql.select(INCIDENT_OUTAGE.INCIDENT)
        .from(INCIDENT_OUTAGE)
        .where(INCIDENT_OUTAGE.OUTAGE.eq(outage))
        .fetchOptional(INCIDENT_OUTAGE.INCIDENT)
        .flatMap(id -> find(sql, id));
  }

  /** A user reported it: the entry counts for it. */
  public static void reported(Tx tx, long incident, long entry) {
    tx.sql()
        .insertInto(INCIDENT_ENTRY)
        .set(INCIDENT_ENTRY.WORKSPACE, tx.cause().workspace())
        .set(INCIDENT_ENTRY.INCIDENT, incident)
        .set(INCIDENT_ENTRY.ENTRY, entry)
        .set(INCIDENT_ENTRY.AT, utc(tx.cause().at()))
        .onConflictDoNothing()
        .execute();
  }

  /** The numbers of the entries that users' reports of it are, the oldest first. */
  public static List<Long> entries(DSLContext sql, long incident) {
    return sql.select(INCIDENT_ENTRY.ENTRY)
        .from(INCIDENT_ENTRY)
        .where(INCIDENT_ENTRY.INCIDENT.eq(incident))
        .orderBy(INCIDENT_ENTRY.AT, INCIDENT_ENTRY.ENTRY)
        .fetch(INCIDENT_ENTRY.ENTRY);
  }

  /** How many users have reported it. */
  public static int reports(DSLContext sql, long incident) {
    return sql.fetchSingle(
            DSL.selectCount().from(INCIDENT_ENTRY).where(INCIDENT_ENTRY.INCIDENT.eq(incident)))
        .value1();
  }
}
