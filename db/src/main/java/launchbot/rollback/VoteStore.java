package launchbot.rollback;

import static launchbot.rollback.RunRow.utc;
import static launchbot.sql.Tables.ROLLBACK_APPROVAL;

import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** The answers of chains as rows. None is ever changed. */
public final class VoteStore {
  private VoteStore() {}

  /** Keeps one. The caller holds the lock of its run. */
  public static void add(Tx tx, Run run, Vote vote) {
    tx.sql()
        .insertInto(ROLLBACK_APPROVAL)
        .set(ROLLBACK_APPROVAL.WORKSPACE, tx.cause().workspace())
        .set(ROLLBACK_APPROVAL.RUN, run.id())
        .set(ROLLBACK_APPROVAL.LINK, vote.link())
        .set(ROLLBACK_APPROVAL.BY, vote.by())
        .set(ROLLBACK_APPROVAL.APPROVES, vote.approves())
        .set(ROLLBACK_APPROVAL.REASON, vote.reason())
        .set(ROLLBACK_APPROVAL.ALONE, vote.alone())
        .set(ROLLBACK_APPROVAL.AT, utc(vote.at()))
        .execute();
    tx.record(
        new Change(
            vote.approves() ? "said yes" : "said no",
            run.subject(),
            List.of(new Change.Field("alone", null, String.valueOf(vote.alone()))),
            vote.reason()));
  }

  /** All of a run, the oldest first. */
  public static List<Vote> of(DSLContext sql, long run) {
    return sql.selectFrom(ROLLBACK_APPROVAL)
        .where(ROLLBACK_APPROVAL.RUN.eq(run))
        .orderBy(ROLLBACK_APPROVAL.ID)
        .fetch(row ->
            new Vote(
                row.getLink(),
                row.getBy(),
                row.getApproves(),
                row.getReason(),
                row.getAlone(),
                row.getAt().toInstant()));
  }
}
