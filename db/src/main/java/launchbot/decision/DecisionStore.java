package launchbot.decision;

import static launchbot.sql.Tables.DECISION;

import java.time.ZoneOffset;
import java.util.List;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.DecisionRecord;
import org.jooq.DSLContext;

/** What was decided: appended to, never changed; the database refuses anything else. */
public final class DecisionStore {
  private DecisionStore() {}

  /** A question that has come to its answer; the change that explains it is the answer's own. */
  public static Decision add(Tx tx, GoCall call) {
    GoCall.Ending ending = call.ending();
    if (ending == null || !call.state().decided()) {
      throw new IllegalArgumentException("go call " + call.id() + " is not decided");
    }
    var row = new DecisionRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(call.launch());
    row.setCall(call.id());
    row.setGo(call.state() == GoCall.State.GO);
    row.setOverridden(ending.overridden());
    row.setDecidedBy(ending.by());
    row.setReason(ending.overridden() ? ending.reason() : call.reason());
    row.setFacts(FactsRow.facts(call.facts()));
    row.setVotes(FactsRow.votes(call.votes()));
    row.setAt(ending.at().atOffset(ZoneOffset.UTC));
    Decision decision = decision(tx.sql().insertInto(DECISION).set(row).returning().fetchSingle());
    DecisionLog.add(
        tx, call.launch(), Kind.GO, "launch go", decision.words(), decision.figure(), ending.by());
    return decision;
  }

  /** The decisions of a launch, newest first. */
  public static List<Decision> newest(DSLContext sql, long launch, int most) {
    return sql.selectFrom(DECISION)
        .where(DECISION.LAUNCH.eq(launch))
        .orderBy(DECISION.ID.desc())
        .limit(most)
        .fetch(DecisionStore::decision);
  }

  private static Decision decision(DecisionRecord row) {
    return new Decision(
        row.getId(),
        row.getLaunch(),
        row.getCall(),
        row.getGo(),
        row.getOverridden(),
        row.getDecidedBy(),
        row.getReason(),
        FactsRow.facts(row.getFacts()),
        FactsRow.votes(row.getVotes()),
        row.getAt().toInstant());
  }
}
