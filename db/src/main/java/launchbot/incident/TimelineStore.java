package launchbot.incident;

import static launchbot.sql.Tables.INCIDENT_EVENT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.IncidentEventRecord;
import org.jooq.DSLContext;

/** Timelines as rows. */
public final class TimelineStore {
  private TimelineStore() {}

  /** What stands in it, by when it happened. */
  public static List<Event> of(DSLContext sql, long incident) {
    return sql.selectFrom(INCIDENT_EVENT)
        .where(INCIDENT_EVENT.INCIDENT.eq(incident), INCIDENT_EVENT.REMOVED_AT.isNull())
        .orderBy(INCIDENT_EVENT.AT, INCIDENT_EVENT.ID)
        .fetch(TimelineStore::event);
  }

  /** Adds a line; false where that message is in it already. */
  public static boolean note(Tx tx, Event event) {
    var row = new IncidentEventRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setIncident(event.incident());
    row.setAt(utc(event.at()));
    row.setNotedAt(utc(event.notedAt()));
    row.setKind(event.kind().key());
    row.setActor(event.actor());
    row.setWords(event.words());
    row.setLink(event.link());
    Event.Message message = event.message();
    row.setChannel(message == null ? null : message.channel());
    row.setTs(message == null ? null : message.ts());
    return tx.sql().insertInto(INCIDENT_EVENT).set(row).onConflictDoNothing().execute() == 1;
  }

  static Event event(IncidentEventRecord row) {
    String channel = row.getChannel();
    String ts = row.getTs();
    OffsetDateTime edited = row.getEditedAt();
    return new Event(
        row.getId(),
        row.getIncident(),
        row.getAt().toInstant(),
        row.getNotedAt().toInstant(),
        Event.Kind.of(row.getKind()),
        row.getActor(),
        row.getWords(),
        row.getLink(),
        channel == null || ts == null ? null : new Event.Message(channel, ts),
        edited == null ? null : edited.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
