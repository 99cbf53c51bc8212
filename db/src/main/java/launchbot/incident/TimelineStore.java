package launchbot.incident;

import static launchbot.sql.Tables.INCIDENT_EVENT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.IncidentEventRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

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
    return tx.sql().insertInto(INCIDENT_EVENT).set(row(tx, event)).onConflictDoNothing().execute()
        == 1;
  }

  private static IncidentEventRecord row(Tx tx, Event event) {
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
    return row;
  }

  /** Adds the same line to the timeline of all that last in a launch. */
  public static void noteInOpen(
      Tx tx, long launch, Event.Kind kind, @Nullable String actor, String words) {
    Instant now = tx.cause().at();
    IncidentStore.open(tx.sql(), launch)
        .forEach(incident -> note(tx, Event.now(incident, kind, now, actor, words)));
  }

  /**
   * Adds a marked message; false where it is in it already. One that was taken out comes back, to
   * be read anew.
   */
  public static boolean mark(Tx tx, Event event) {
    IncidentEventRecord row = row(tx, event);
    return tx.sql()
            .insertInto(INCIDENT_EVENT)
            .set(row)
            .onConflict(
                INCIDENT_EVENT.WORKSPACE,
                INCIDENT_EVENT.INCIDENT,
                INCIDENT_EVENT.CHANNEL,
                INCIDENT_EVENT.TS)
            .where(INCIDENT_EVENT.TS.isNotNull())
            .doUpdate()
            .set(row)
            .setNull(INCIDENT_EVENT.REMOVED_AT)
            .setNull(INCIDENT_EVENT.EDITED_AT)
            .where(INCIDENT_EVENT.REMOVED_AT.isNotNull())
            .execute()
        == 1;
  }

  /** The lines that a message made, in whichever timelines it stands. */
  public static List<Event> of(DSLContext sql, Event.Message message) {
    return sql.selectFrom(INCIDENT_EVENT)
        .where(
            INCIDENT_EVENT.CHANNEL.eq(message.channel()),
            INCIDENT_EVENT.TS.eq(message.ts()),
            INCIDENT_EVENT.REMOVED_AT.isNull())
        .orderBy(INCIDENT_EVENT.ID)
        .fetch(TimelineStore::event);
  }

  public static Optional<Event> find(DSLContext sql, long id) {
    return sql.selectFrom(INCIDENT_EVENT)
        .where(INCIDENT_EVENT.ID.eq(id), INCIDENT_EVENT.REMOVED_AT.isNull())
        .fetchOptional(TimelineStore::event);
  }

  /** Marked messages whose words are still to be read, the oldest mark first. */
  public static List<Event> unread(DSLContext sql, int most) {
    return sql.selectFrom(INCIDENT_EVENT)
        .where(
            INCIDENT_EVENT.TS.isNotNull(), // in the very form of its index
            INCIDENT_EVENT.WORDS.eq(""),
            INCIDENT_EVENT.REMOVED_AT.isNull())
        .orderBy(INCIDENT_EVENT.NOTED_AT, INCIDENT_EVENT.ID)
        .limit(most)
        .fetch(TimelineStore::event);
  }

  /**
   * What a message says, read for the first time; nothing where that is known meanwhile.
   *
   * @param editedAt null where these are its first words
   */
  public static void read(
      Tx tx, long id, String words, @Nullable String link, @Nullable Instant editedAt) {
    tx.sql()
        .update(INCIDENT_EVENT)
        .set(INCIDENT_EVENT.WORDS, words)
        .set(INCIDENT_EVENT.LINK, link)
        .set(INCIDENT_EVENT.EDITED_AT, editedAt == null ? null : utc(editedAt))
        .where(INCIDENT_EVENT.ID.eq(id), INCIDENT_EVENT.WORDS.eq(""))
        .execute();
  }

  /** It says something else since then. */
  public static void reword(Tx tx, long id, String words, Instant at) {
    tx.sql()
        .update(INCIDENT_EVENT)
        .set(INCIDENT_EVENT.WORDS, words)
        .set(INCIDENT_EVENT.EDITED_AT, utc(at))
        .where(INCIDENT_EVENT.ID.eq(id))
        .execute();
  }

  /** It stands there no more; the row stays. Whether it stood there. */
  public static boolean remove(Tx tx, long id) {
    return tx.sql()
            .update(INCIDENT_EVENT)
            .set(INCIDENT_EVENT.REMOVED_AT, utc(tx.cause().at()))
            .where(INCIDENT_EVENT.ID.eq(id), INCIDENT_EVENT.REMOVED_AT.isNull())
            .execute()
        == 1;
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
