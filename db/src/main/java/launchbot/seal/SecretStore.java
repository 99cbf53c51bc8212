package launchbot.seal;

import static launchbot.sql.Tables.SECRET;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Tokens and secrets of a workspace, by name. The database holds them sealed only; the value goes
 * to whoever asks, never into history, logs or messages.
 */
public final class SecretStore {
  private final Seal seal;

  public SecretStore(Seal seal) {
    this.seal = seal;
  }

  /** Keeps the value under this name, in place of the one before. */
  public void put(DSLContext sql, String workspace, String name, String value, Instant now) {
    byte[] sealed = seal.seal(workspace, name, value);
    sql.insertInto(SECRET)
        .set(SECRET.WORKSPACE, workspace)
        .set(SECRET.NAME, name)
        .set(SECRET.SEALED, sealed)
        .set(SECRET.SINCE, now.atOffset(ZoneOffset.UTC))
        .onConflict(SECRET.WORKSPACE, SECRET.NAME)
        .doUpdate()
        .set(SECRET.SEALED, sealed)
        .set(SECRET.SINCE, now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * @throws Seal.Broken when the row was altered, or put there from elsewhere
   */
  public Optional<String> read(DSLContext sql, String workspace, String name) {
    return sql.select(SECRET.SEALED)
        .from(SECRET)
        .where(SECRET.WORKSPACE.eq(workspace), SECRET.NAME.eq(name))
        .fetchOptional(SECRET.SEALED)
        .map(sealed -> seal.open(workspace, name, sealed));
  }

  /** The names that begin so, without what they stand for. */
  public List<String> names(DSLContext sql, String prefix) {
    return sql.select(SECRET.NAME)
        .from(SECRET)
        .where(SECRET.NAME.startsWith(prefix))
        .orderBy(SECRET.NAME)
        .fetch(SECRET.NAME);
  }

  /** Whether there was one. */
  public boolean forget(DSLContext sql, String workspace, String name) {
    return sql.deleteFrom(SECRET)
            .where(SECRET.WORKSPACE.eq(workspace), SECRET.NAME.eq(name))
            .execute()
        == 1;
  }
}
