package launchbot.alarm;

import static launchbot.sql.Tables.CERTIFICATE_TOLD;
import static launchbot.sql.Tables.PROBE_TURNS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import launchbot.ledger.Tx;

/**
 * What is remembered of each probe's turns: when they were, and what was said of its certificate.
 */
public final class TurnStore {
  private TurnStore() {}

  /** It has gone down or come back; returns its turns that still count, this one included. */
  public static List<Instant> turned(Tx tx, long probe, Instant at) {
    List<Instant> before =
        tx.sql()
            .selectFrom(PROBE_TURNS)
            .where(PROBE_TURNS.PROBE.eq(probe))
            .fetchOptional(row -> Stream.of(row.getAt()).map(OffsetDateTime::toInstant).toList())
            .orElse(List.of());
    List<Instant> turns = Flapping.with(before, at);
    OffsetDateTime[] row = turns.stream().map(OutageRow::utc).toArray(OffsetDateTime[]::new);
    tx.sql()
        .insertInto(PROBE_TURNS)
        .set(PROBE_TURNS.WORKSPACE, tx.cause().workspace())
        .set(PROBE_TURNS.PROBE, probe)
        .set(PROBE_TURNS.AT, row)
        .onConflict(PROBE_TURNS.WORKSPACE, PROBE_TURNS.PROBE)
        .doUpdate()
        .set(PROBE_TURNS.AT, row)
        .execute();
    return turns;
  }

  /** Whether that step of that certificate is said for the first time; from now on it has been. */
  public static boolean first(Tx tx, long probe, String fingerprint, int step) {
    return tx.sql()
            .insertInto(CERTIFICATE_TOLD)
            .set(CERTIFICATE_TOLD.WORKSPACE, tx.cause().workspace())
            .set(CERTIFICATE_TOLD.PROBE, probe)
            .set(CERTIFICATE_TOLD.FINGERPRINT, fingerprint)
            .set(CERTIFICATE_TOLD.STEP, step)
            .set(CERTIFICATE_TOLD.AT, OutageRow.utc(tx.cause().at()))
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
