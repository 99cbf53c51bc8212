package launchbot.probe;

import static launchbot.sql.Tables.PROBE_FILE;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** Files of probes between their diff and its confirmation. */
public final class ProbeFileStore {
  private static final Duration KEPT = Duration.ofDays(1);

  private ProbeFileStore() {}

  /**
   * @param shown names the diff that its person saw
   */
  public record Waiting(long id, long launch, String person, String source, String shown) {}

  /** Keeps one until it is confirmed; whatever waited for a day is forgotten. */
  public static long keep(Tx tx, long launch, String source, String shown) {
    var at = tx.cause().at().atOffset(ZoneOffset.UTC);
    tx.sql().deleteFrom(PROBE_FILE).where(PROBE_FILE.MADE_AT.lt(at.minus(KEPT))).execute();
    return tx.sql()
        .insertInto(PROBE_FILE)
        .set(PROBE_FILE.WORKSPACE, tx.cause().workspace())
        .set(PROBE_FILE.LAUNCH, launch)
        .set(PROBE_FILE.PERSON, tx.cause().actor().id())
        .set(PROBE_FILE.SOURCE, source)
        .set(PROBE_FILE.SHOWN, shown)
        .set(PROBE_FILE.MADE_AT, at)
        .returning(PROBE_FILE.ID)
        .fetchSingle(PROBE_FILE.ID);
  }

  public static Optional<Waiting> find(DSLContext sql, long id) {
    return sql.selectFrom(PROBE_FILE)
        .where(PROBE_FILE.ID.eq(id))
        .fetchOptional(row ->
            new Waiting(
                row.getId(), row.getLaunch(), row.getPerson(), row.getSource(), row.getShown()));
  }

  public static void forget(Tx tx, long id) {
    tx.sql().deleteFrom(PROBE_FILE).where(PROBE_FILE.ID.eq(id)).execute();
  }
}
