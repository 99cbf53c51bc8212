package launchbot.flag;

import static launchbot.sql.Tables.FLAG_TOKEN;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.launch.HookToken;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.FlagTokenRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tokens of programs as rows; of each only its hash is kept. */
public final class FlagTokenStore {
  private FlagTokenStore() {}

  /** Those that are good, by number. */
  public static List<FlagToken> standing(DSLContext sql, long launch) {
    return sql.selectFrom(FLAG_TOKEN)
        .where(FLAG_TOKEN.LAUNCH.eq(launch), FLAG_TOKEN.REVOKED_AT.isNull())
        .orderBy(FLAG_TOKEN.NUMBER)
        .fetch(FlagTokenStore::token);
  }

  /** The launch is locked by the caller. */
  public static FlagToken add(Tx tx, long launch, String environment, HookToken token) {
    var row = new FlagTokenRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), FLAG_TOKEN.NUMBER, FLAG_TOKEN.LAUNCH, launch));
    row.setEnvironment(environment);
    row.setTokenHash(token.hash());
    row.setMadeBy(tx.cause().actor().id());
    row.setMadeAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    FlagToken made = token(tx.sql().insertInto(FLAG_TOKEN).set(row).returning().fetchSingle());
    record(tx, launch, "switch-token-made", made.number(), null, environment);
    FlagShelfStore.touch(tx, launch);
    return made;
  }

  /** It is good no more; what it was, empty where there is none of that number. */
  public static Optional<FlagToken> revoke(Tx tx, long launch, int number) {
    Optional<FlagToken> revoked =
        tx.sql()
            .update(FLAG_TOKEN)
            .set(FLAG_TOKEN.REVOKED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
            .where(
                FLAG_TOKEN.LAUNCH.eq(launch),
                FLAG_TOKEN.NUMBER.eq(number),
                FLAG_TOKEN.REVOKED_AT.isNull())
            .returning()
            .fetchOptional()
            .map(FlagTokenStore::token);
    revoked.ifPresent(one -> {
      record(tx, launch, "switch-token-revoked", number, one.environment(), null);
      FlagShelfStore.touch(tx, launch);
    });
    return revoked;
  }

  private static void record(
      Tx tx, long launch, String verb, int number, @Nullable String from, @Nullable String to) {
    tx.record(
        new Change(
            verb,
            new Subject("launch", launch),
            List.of(new Change.Field("token " + number, from, to)),
            null));
  }

  private static FlagToken token(FlagTokenRecord row) {
    return new FlagToken(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getEnvironment(),
        row.getMadeBy(),
        row.getMadeAt().toInstant());
  }
}
