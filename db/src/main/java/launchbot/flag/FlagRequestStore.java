package launchbot.flag;

import static launchbot.sql.Tables.FLAG_REQUEST;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.FlagRequestRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people ask for who may not turn a switch alone, as rows. */
public final class FlagRequestStore {
  private FlagRequestStore() {}

  public static Optional<FlagRequest> find(DSLContext sql, long id) {
    return sql.selectFrom(FLAG_REQUEST)
        .where(FLAG_REQUEST.ID.eq(id))
        .fetchOptional(FlagRequestStore::request);
  }

  /** The one of a switch that waits for an answer. */
  public static Optional<FlagRequest> waiting(DSLContext sql, long flag) {
    return sql.selectFrom(FLAG_REQUEST)
        .where(FLAG_REQUEST.FLAG.eq(flag), FLAG_REQUEST.STATE.eq(FlagRequest.State.ASKED.key()))
        .fetchOptional(FlagRequestStore::request);
  }

  public static Optional<FlagRequest> ofNumber(DSLContext sql, long launch, int number) {
    return sql.selectFrom(FLAG_REQUEST)
        .where(FLAG_REQUEST.LAUNCH.eq(launch), FLAG_REQUEST.NUMBER.eq(number))
        .fetchOptional(FlagRequestStore::request);
  }

  /** Closed to other writers until the commit. */
  public static Optional<FlagRequest> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(FLAG_REQUEST)
        .where(FLAG_REQUEST.ID.eq(id))
        .forUpdate()
        .fetchOptional(FlagRequestStore::request);
  }

  /** The launch is locked by the caller; none of this switch waits. */
  public static FlagRequest add(Tx tx, Flag flag, Turning.Wish wish) {
    var row = new FlagRequestRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(flag.launch());
    row.setFlag(flag.id());
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), FLAG_REQUEST.NUMBER, FLAG_REQUEST.LAUNCH, flag.launch()));
    row.setLit(wish.on());
    row.setReason(wish.reason());
    row.setUntil(utc(wish.until()));
    row.setAskedBy(tx.cause().actor().id());
    row.setAskedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    row.setExpiresAt(tx.cause().at().plus(FlagRequest.LASTS).atOffset(ZoneOffset.UTC));
    row.setState(FlagRequest.State.ASKED.key());
    return request(tx.sql().insertInto(FLAG_REQUEST).set(row).returning().fetchSingle());
  }

  public static void save(Tx tx, FlagRequest request) {
    tx.sql()
        .update(FLAG_REQUEST)
        .set(FLAG_REQUEST.STATE, request.state().key())
        .set(FLAG_REQUEST.DECIDED_BY, request.decidedBy())
        .set(FLAG_REQUEST.DECIDED_AT, utc(request.decidedAt()))
        .set(FLAG_REQUEST.NOTE, request.note())
        .where(FLAG_REQUEST.ID.eq(request.id()))
        .execute();
  }

  private static FlagRequest request(FlagRequestRecord row) {
    return new FlagRequest(
        row.getId(),
        row.getLaunch(),
        row.getFlag(),
        row.getNumber(),
        row.getLit(),
        row.getReason(),
        instant(row.getUntil()),
        row.getAskedBy(),
        row.getAskedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        FlagRequest.State.of(row.getState()),
        row.getDecidedBy(),
        instant(row.getDecidedAt()),
        row.getNote());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
