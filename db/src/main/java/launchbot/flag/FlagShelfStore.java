package launchbot.flag;

import static launchbot.sql.Tables.FLAG;
import static launchbot.sql.Tables.FLAG_SHELF;
import static launchbot.sql.Tables.FLAG_TOKEN;
import static launchbot.sql.tables.FlagVersions.FLAG_VERSIONS;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;

/** What is served of switches: which launches have any, what changed, all that programs may ask. */
public final class FlagShelfStore {
  private FlagShelfStore() {}

  /** A launch of some workspace, and the number that grows with each of its changes. */
  public record Version(String workspace, long launch, long number) {}

  /** A switch as programs see it. */
  public record Shown(long id, String key, boolean on, Instant since) {}

  /**
   * One launch's.
   *
   * @param tokens environments by the SHA-256 of the tokens that are good there, in hex
   * @param flags by environment
   */
  public record Contents(Map<String, String> tokens, Map<String, List<Shown>> flags) {}

  /** The launches of all workspaces that have switches or tokens. */
  public static List<Version> versions(DSLContext sql) {
    return sql.selectFrom(Routines.flagVersions())
        .fetch(row ->
            new Version(
                row.get(FLAG_VERSIONS.FLAG_WORKSPACE),
                row.get(FLAG_VERSIONS.FLAG_LAUNCH),
                row.get(FLAG_VERSIONS.FLAG_VERSION)));
  }

  public static Contents contents(DSLContext sql, long launch) {
    Map<String, String> tokens =
        sql.select(FLAG_TOKEN.TOKEN_HASH, FLAG_TOKEN.ENVIRONMENT)
            .from(FLAG_TOKEN)
            .where(FLAG_TOKEN.LAUNCH.eq(launch), FLAG_TOKEN.REVOKED_AT.isNull())
            .fetchMap(row -> HexFormat.of().formatHex(row.value1()), row -> row.value2());
    Map<String, List<Shown>> flags =
        sql
            .select(FLAG.ENVIRONMENT, FLAG.ID, FLAG.KEY, FLAG.LIT, FLAG.SINCE)
            .from(FLAG)
            .where(FLAG.LAUNCH.eq(launch), FLAG.REMOVED_AT.isNull())
            .orderBy(FLAG.KEY)
            .stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.value1(),
                    Collectors.mapping(
                        row ->
                            new Shown(
                                row.value2(), row.value3(), row.value4(), row.value5().toInstant()),
                        Collectors.toList())));
    return new Contents(tokens, flags);
  }

  /** How many may be off at once that whoever was on call turned alone. */
  public static int mostAlone(DSLContext sql, long launch) {
    return sql.select(FLAG_SHELF.MOST_ALONE)
        .from(FLAG_SHELF)
        .where(FLAG_SHELF.LAUNCH.eq(launch))
        .fetchOptional(FLAG_SHELF.MOST_ALONE)
        .orElse(Flags.MOST_ALONE);
  }

  public static void mostAlone(Tx tx, long launch, int most) {
    touch(tx, launch);
    tx.sql()
        .update(FLAG_SHELF)
        .set(FLAG_SHELF.MOST_ALONE, most)
        .where(FLAG_SHELF.LAUNCH.eq(launch))
        .execute();
  }

  /** Something of it is served otherwise from the commit on. */
  static void touch(Tx tx, long launch) {
    tx.sql()
        .insertInto(FLAG_SHELF)
        .set(FLAG_SHELF.WORKSPACE, tx.cause().workspace())
        .set(FLAG_SHELF.LAUNCH, launch)
        .set(FLAG_SHELF.VERSION, 1L)
        .set(FLAG_SHELF.MOST_ALONE, Flags.MOST_ALONE)
        .onConflict(FLAG_SHELF.WORKSPACE, FLAG_SHELF.LAUNCH)
        .doUpdate()
        .set(FLAG_SHELF.VERSION, FLAG_SHELF.VERSION.plus(1))
        .execute();
  }
}
