package launchbot.room;

import static launchbot.sql.Tables.INCIDENT_ROOM;
import static launchbot.sql.tables.ClaimRooms.CLAIM_ROOMS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.IncidentRoomRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rooms as rows. */
public final class RoomStore {
  private RoomStore() {}

  /** A room of some workspace. */
  public record Key(String workspace, long incident) {}

  /** It is wanted from now on; one that was refused is tried anew, any other stays as it is. */
  public static void want(Tx tx, long incident, String name) {
    Instant now = tx.cause().at();
    IncidentRoomRecord row = row(Room.wanted(incident, name, now), now);
    row.setWorkspace(tx.cause().workspace());
    tx.sql()
        .insertInto(INCIDENT_ROOM)
        .set(row)
        .onConflict(INCIDENT_ROOM.WORKSPACE, INCIDENT_ROOM.INCIDENT)
        .doUpdate()
        .set(row)
        .where(INCIDENT_ROOM.STATE.eq("refused"))
        .execute();
  }

  /**
   * Takes those in all workspaces in which something is due; each is somebody's until the lease.
   */
  public static List<Key> claim(DSLContext sql, Instant now, Instant lease, int most) {
    return sql.selectFrom(Routines.claimRooms(utc(now), utc(lease), most))
        .fetch(row ->
            new Key(row.get(CLAIM_ROOMS.CLAIMED_WORKSPACE), row.get(CLAIM_ROOMS.CLAIMED_INCIDENT)));
  }

  public static Optional<Room> find(DSLContext sql, long incident) {
    return sql.selectFrom(INCIDENT_ROOM)
        .where(INCIDENT_ROOM.INCIDENT.eq(incident))
        .fetchOptional(RoomStore::room);
  }

  /** Which room a channel is. */
  public static Optional<Room> ofChannel(DSLContext sql, String channel) {
    return sql.selectFrom(INCIDENT_ROOM)
        .where(INCIDENT_ROOM.CHANNEL.eq(channel))
        .fetchOptional(RoomStore::room);
  }

  /** The room, closed to other writers until the commit. The incident is locked before. */
  public static Optional<Room> lock(Tx tx, long incident) {
    return tx.sql()
        .selectFrom(INCIDENT_ROOM)
        .where(INCIDENT_ROOM.INCIDENT.eq(incident))
        .forUpdate()
        .fetchOptional(RoomStore::room);
  }

  /**
   * Keeps it as it is now; the caller knows that nobody else changes it.
   *
   * @param due when something is to be done in it; null: nothing is
   */
  public static void save(DSLContext sql, Room room, @Nullable Instant due) {
    IncidentRoomRecord row = row(room, due);
    row.setAttempts(0);
    sql.update(INCIDENT_ROOM).set(row).where(INCIDENT_ROOM.INCIDENT.eq(room.incident())).execute();
  }

  /** It did not succeed; the next attempt is due then. */
  public static void again(DSLContext sql, long incident, String why, Instant due) {
    sql.update(INCIDENT_ROOM)
        .set(INCIDENT_ROOM.ERROR, why)
        .set(INCIDENT_ROOM.DUE_AT, utc(due))
        .where(INCIDENT_ROOM.INCIDENT.eq(incident))
        .execute();
  }

  /** What stands in it and who was asked in; whatever else became of it meanwhile stays. */
  public record Furniture(@Nullable String link, String topic, List<String> invited) {}

  /**
   * It is furnished like that.
   *
   * @param due when it is looked at again, unless that was wanted meanwhile; null: never
   */
  public static void furnish(
      DSLContext sql, long incident, Furniture furniture, @Nullable Instant due, Instant now) {
    OffsetDateTime next = due == null ? null : utc(due);
    sql.update(INCIDENT_ROOM)
        .set(INCIDENT_ROOM.LINK, furniture.link())
        .set(INCIDENT_ROOM.TOPIC, furniture.topic())
        .set(INCIDENT_ROOM.INVITED, furniture.invited().toArray(String[]::new))
        .setNull(INCIDENT_ROOM.ERROR)
        .set(
            INCIDENT_ROOM.DUE_AT,
            DSL.when(
                    INCIDENT_ROOM.DUE_AT.gt(utc(now)),
                    DSL.val(next, INCIDENT_ROOM.DUE_AT.getDataType()))
                .otherwise(INCIDENT_ROOM.DUE_AT))
        .set(INCIDENT_ROOM.ATTEMPTS, due == null ? DSL.val(0) : INCIDENT_ROOM.ATTEMPTS)
        .where(INCIDENT_ROOM.INCIDENT.eq(incident))
        .execute();
  }

  /** Something is to be done in it now, if it is there. */
  public static void tend(Tx tx, long incident) {
    tx.sql()
        .update(INCIDENT_ROOM)
        .set(INCIDENT_ROOM.DUE_AT, utc(tx.cause().at()))
        .where(INCIDENT_ROOM.INCIDENT.eq(incident), INCIDENT_ROOM.STATE.eq("made"))
        .execute();
  }

  private static IncidentRoomRecord row(Room room, @Nullable Instant due) {
    var row = new IncidentRoomRecord();
    row.setIncident(room.incident());
    row.setState(room.state().name().toLowerCase(Locale.ROOT));
    row.setName(room.name());
    row.setChannel(room.channel());
    row.setLink(room.link());
    row.setTopic(room.topic());
    row.setInvited(room.invited().toArray(String[]::new));
    row.setError(room.error());
    row.setWantedAt(utc(room.wantedAt()));
    Instant proposed = room.proposedAt();
    row.setProposedAt(proposed == null ? null : utc(proposed));
    row.setKeptBy(room.keptBy());
    row.setDueAt(due == null ? null : utc(due));
    row.setAttempts(room.attempts());
    return row;
  }

  private static Room room(IncidentRoomRecord row) {
    OffsetDateTime proposed = row.getProposedAt();
    return new Room(
        row.getIncident(),
        Room.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getName(),
        row.getChannel(),
        row.getLink(),
        row.getTopic(),
        List.of(row.getInvited()),
        row.getError(),
        row.getWantedAt().toInstant(),
        proposed == null ? null : proposed.toInstant(),
        row.getKeptBy(),
        row.getAttempts());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
