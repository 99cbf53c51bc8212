package launchbot.alarm;

import static launchbot.alarm.OutageRow.utc;
import static launchbot.sql.Tables.ROTA;
import static launchbot.sql.Tables.ROTA_SWAP;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** Who is on call, as rows. */
public final class RotaStore {
  private RotaStore() {}

  /** That of a launch, with the stand-ins that are not over. */
  public static Rota of(DSLContext sql, long launch, Instant now) {
    List<Rota.Swap> swaps =
        sql.selectFrom(ROTA_SWAP)
            .where(ROTA_SWAP.LAUNCH.eq(launch), ROTA_SWAP.UNTIL_AT.gt(utc(now)))
            .orderBy(ROTA_SWAP.ID)
            .fetch(row ->
                new Rota.Swap(
                    row.getPerson(), row.getFromAt().toInstant(), row.getUntilAt().toInstant()));
    return sql.selectFrom(ROTA)
        .where(ROTA.LAUNCH.eq(launch))
        .fetchOptional(row -> new Rota(List.of(row.getPeople()), row.getSince(), swaps))
        .orElseGet(() -> new Rota(List.of(), Rota.NOBODY.since(), swaps));
  }

  /** In place of the one before; stand-ins stay. */
  public static void put(Tx tx, long launch, Rota rota) {
    String[] people = rota.people().toArray(String[]::new);
    tx.sql()
        .insertInto(ROTA)
        .set(ROTA.WORKSPACE, tx.cause().workspace())
        .set(ROTA.LAUNCH, launch)
        .set(ROTA.PEOPLE, people)
        .set(ROTA.SINCE, rota.since())
        .onConflict(ROTA.WORKSPACE, ROTA.LAUNCH)
        .doUpdate()
        .set(ROTA.PEOPLE, people)
        .set(ROTA.SINCE, rota.since())
        .execute();
    record(tx, launch, "rota", String.join(" ", rota.people()));
  }

  public static void swap(Tx tx, long launch, Rota.Swap swap) {
    tx.sql()
        .insertInto(ROTA_SWAP)
        .set(ROTA_SWAP.WORKSPACE, tx.cause().workspace())
        .set(ROTA_SWAP.LAUNCH, launch)
        .set(ROTA_SWAP.PERSON, swap.person())
        .set(ROTA_SWAP.FROM_AT, utc(swap.from()))
        .set(ROTA_SWAP.UNTIL_AT, utc(swap.until()))
        .execute();
    record(tx, launch, "stands in", swap.person() + " until " + swap.until());
  }

  private static void record(Tx tx, long launch, String what, String to) {
    tx.record(
        new Change(
            "on-call",
            new Subject("launch", launch),
            List.of(new Change.Field(what, null, to)),
            null));
  }
}
