package launchbot.sprint;

import static launchbot.sql.Tables.FREEZE_EXEMPTION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.FreezeExemptionRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Exceptions from the freeze as rows. */
public final class ExemptionStore {
  private ExemptionStore() {}

  /** Those of a launch, the newest first. */
  public static List<Exemption> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(FREEZE_EXEMPTION)
        .where(FREEZE_EXEMPTION.LAUNCH.eq(launch))
        .orderBy(FREEZE_EXEMPTION.NUMBER.desc())
        .fetch(ExemptionStore::exemption);
  }

  public static Optional<Exemption> find(DSLContext sql, long id) {
    return sql.selectFrom(FREEZE_EXEMPTION)
        .where(FREEZE_EXEMPTION.ID.eq(id))
        .fetchOptional(ExemptionStore::exemption);
  }

  /** The one, closed to other writers until the commit. */
  public static Optional<Exemption> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(FREEZE_EXEMPTION)
        .where(FREEZE_EXEMPTION.ID.eq(id))
        .forUpdate()
        .fetchOptional(ExemptionStore::exemption);
  }

  /**
   * Keeps a request under the launch's next number; the launch is locked by the caller.
   *
   * @param through null for the default, which the decision sets
   */
  public static Exemption ask(
      Tx tx, long launch, String what, String reason, @Nullable LocalDate through) {
    var row = new FreezeExemptionRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), FREEZE_EXEMPTION.NUMBER, FREEZE_EXEMPTION.LAUNCH, launch));
    row.setWhat(what);
    row.setReason(reason);
    row.setAskedBy(tx.cause().actor().id());
    row.setAskedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    row.setThrough(through);
    row.setState(Exemption.State.ASKED.key());
    Exemption asked =
        exemption(tx.sql().insertInto(FREEZE_EXEMPTION).set(row).returning().fetchSingle());
    tx.record(Exemptions.asked(asked));
    return asked;
  }

  /** Writes a decision about one that {@link #lock} handed out. */
  public static void save(Tx tx, Exemption exemption, Change change) {
    var at = exemption.decidedAt();
    tx.sql()
        .update(FREEZE_EXEMPTION)
        .set(FREEZE_EXEMPTION.STATE, exemption.state().key())
        .set(FREEZE_EXEMPTION.THROUGH, exemption.through())
        .set(FREEZE_EXEMPTION.DECIDED_BY, exemption.decidedBy())
        .set(FREEZE_EXEMPTION.DECIDED_AT, at == null ? null : at.atOffset(ZoneOffset.UTC))
        .set(FREEZE_EXEMPTION.NOTE, exemption.note())
        .where(FREEZE_EXEMPTION.ID.eq(exemption.id()))
        .execute();
    tx.record(change);
  }

  private static Exemption exemption(FreezeExemptionRecord row) {
    var decided = row.getDecidedAt();
    return new Exemption(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getWhat(),
        row.getReason(),
        row.getAskedBy(),
        row.getAskedAt().toInstant(),
        row.getThrough(),
        Exemption.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getDecidedBy(),
        decided == null ? null : decided.toInstant(),
        row.getNote());
  }
}
