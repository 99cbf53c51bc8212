package launchbot.decision;

import static launchbot.sql.Tables.GO_CALL;
import static launchbot.sql.tables.OpenGoCalls.OPEN_GO_CALLS;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.GoCallRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The questions whether to go. Every write takes the change that explains it. */
public final class GoCallStore {
  private GoCallStore() {}

  /** An open question of some workspace. */
  public record Open(String workspace, long launch) {}

  public static Optional<GoCall> find(DSLContext sql, long id) {
    return sql.selectFrom(GO_CALL).where(GO_CALL.ID.eq(id)).fetchOptional(GoCallStore::call);
  }

  /** The newest of a launch, whatever became of it. */
  public static Optional<GoCall> newest(DSLContext sql, long launch) {
    return sql.selectFrom(GO_CALL)
        .where(GO_CALL.LAUNCH.eq(launch))
        .orderBy(GO_CALL.ID.desc())
        .limit(1)
        .fetchOptional(GoCallStore::call);
  }

  /** The question, closed to other writers until the commit. */
  public static Optional<GoCall> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(GO_CALL)
        .where(GO_CALL.ID.eq(id))
        .forUpdate()
        .fetchOptional(GoCallStore::call);
  }

  /**
   * Saves a new question under an id of its own; empty when somebody else was quicker and theirs is
   * open.
   */
  public static Optional<GoCall> add(Tx tx, GoCall call, Change change) {
    Optional<GoCall> added =
        tx.sql()
            .insertInto(GO_CALL)
            .set(row(tx.cause().workspace(), call))
            .onConflictDoNothing()
            .returning()
            .fetchOptional()
            .map(GoCallStore::call);
    if (added.isPresent()) {
      tx.record(change);
    }
    return added;
  }

  /** Writes what a rule decided about a question that {@link #lock} handed out. */
  public static void save(Tx tx, GoCall call, Change change) {
    int updated =
        tx.sql()
            .update(GO_CALL)
            .set(row(tx.cause().workspace(), call))
            .where(GO_CALL.ID.eq(call.id()), GO_CALL.VERSION.eq(call.version() - 1))
            .execute();
    if (updated != 1) {
      throw new IllegalStateException("go call " + call.id() + " was not locked");
    }
    tx.record(change);
  }

  /** The open questions of all workspaces, ids only: each is then looked at as its own tenant. */
  public static List<Open> everywhere(DSLContext sql) {
    return sql.selectFrom(Routines.openGoCalls())
        .fetch(row ->
            new Open(row.get(OPEN_GO_CALLS.CALL_WORKSPACE), row.get(OPEN_GO_CALLS.CALL_LAUNCH)));
  }

  private static GoCallRecord row(String workspace, GoCall call) {
    var row = new GoCallRecord();
    row.setWorkspace(workspace);
    row.setLaunch(call.launch());
    row.setState(call.state().key());
    row.setFacts(FactsRow.facts(call.facts()));
    row.setReason(call.reason());
    row.setCalledBy(call.calledBy());
    row.setCalledAt(call.calledAt().atOffset(ZoneOffset.UTC));
    row.setExpiresAt(call.expiresAt().atOffset(ZoneOffset.UTC));
    row.setApprovers(call.approvers().toArray(String[]::new));
    row.setVotes(FactsRow.votes(call.votes()));
    GoCall.Ending ending = call.ending();
    row.setEndedBy(ending == null ? null : ending.by());
    row.setEndedAt(ending == null ? null : ending.at().atOffset(ZoneOffset.UTC));
    row.setEndReason(ending == null ? null : ending.reason());
    row.setOverridden(ending != null && ending.overridden());
    row.setVersion(call.version());
    return row;
  }

  private static GoCall call(GoCallRecord row) {
    return new GoCall(
        row.getId(),
        row.getLaunch(),
        GoCall.State.of(row.getState()),
        FactsRow.facts(row.getFacts()),
        row.getReason(),
        row.getCalledBy(),
        row.getCalledAt().toInstant(),
        row.getExpiresAt().toInstant(),
        List.of(row.getApprovers()),
        FactsRow.votes(row.getVotes()),
        ending(row),
        row.getVersion());
  }

  private static GoCall.@Nullable Ending ending(GoCallRecord row) {
    return row.getEndedBy() == null
        ? null
        : new GoCall.Ending(
            row.getEndedBy(),
            row.getEndedAt().toInstant(),
            row.getEndReason(),
            row.getOverridden());
  }
}
