package launchbot.board;

import static launchbot.sql.Tables.BOARD_SESSION;
import static launchbot.sql.tables.BoardOf.BOARD_OF;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.seal.Tokens;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.BoardSessionRecord;
import org.jooq.DSLContext;

/** Links and sessions as rows. Of their secrets only hashes are in them. */
public final class BoardSessionStore {
  private BoardSessionStore() {}

  /** Where a secret leads. */
  public record Door(String workspace, long id) {}

  /** Looks through all workspaces; empty for a secret that opens nothing. */
  public static Optional<Door> door(DSLContext sql, String secret) {
    return sql.selectFrom(Routines.boardOf(Tokens.hash(secret)))
        .fetchOptional(
            row -> new Door(row.get(BOARD_OF.BOARD_WORKSPACE), row.get(BOARD_OF.BOARD_ID)));
  }

  public static Optional<BoardSession> find(DSLContext sql, long id) {
    return sql.selectFrom(BOARD_SESSION)
        .where(BOARD_SESSION.ID.eq(id))
        .fetchOptional(BoardSessionStore::session);
  }

  /** A link for that person, which opens once. */
  public static BoardSession add(Tx tx, long launch, String person, String secret) {
    Instant now = tx.cause().at();
    var row = new BoardSessionRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setPerson(person);
    row.setLinkHash(Tokens.hash(secret));
    row.setMadeAt(utc(now));
    row.setEndsAt(utc(now.plus(BoardSession.LINK)));
    return session(tx.sql().insertInto(BOARD_SESSION).set(row).returning().fetchSingle());
  }

  /**
   * Uses the link up: its session has this secret from now on.
   *
   * @return empty where it was used before, or is too old
   */
  public static Optional<BoardSession> open(DSLContext sql, long id, String secret, Instant now) {
    return sql.update(BOARD_SESSION)
        .set(BOARD_SESSION.SESSION_HASH, Tokens.hash(secret))
        .set(BOARD_SESSION.OPENED_AT, utc(now))
        .set(BOARD_SESSION.ENDS_AT, utc(now.plus(BoardSession.STAY)))
        .where(
            BOARD_SESSION.ID.eq(id),
            BOARD_SESSION.OPENED_AT.isNull(),
            BOARD_SESSION.ENDS_AT.gt(utc(now)))
        .returning()
        .fetchOptional(BoardSessionStore::session);
  }

  /** It is over. */
  public static void end(DSLContext sql, long id) {
    sql.deleteFrom(BOARD_SESSION).where(BOARD_SESSION.ID.eq(id)).execute();
  }

  /** All of a person's are over, in every launch; how many there were. */
  public static int endAll(DSLContext sql, String person) {
    return sql.deleteFrom(BOARD_SESSION).where(BOARD_SESSION.PERSON.eq(person)).execute();
  }

  /** Forgets those of all workspaces that were over by then; how many. */
  public static int forget(DSLContext sql, Instant until, int most) {
    Integer gone = Routines.forgetBoardSessions(sql.configuration(), utc(until), most);
    return gone == null ? 0 : gone;
  }

  private static BoardSession session(BoardSessionRecord row) {
    OffsetDateTime opened = row.getOpenedAt();
    return new BoardSession(
        row.getId(),
        row.getLaunch(),
        row.getPerson(),
        row.getMadeAt().toInstant(),
        opened == null ? null : opened.toInstant(),
        row.getEndsAt().toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
