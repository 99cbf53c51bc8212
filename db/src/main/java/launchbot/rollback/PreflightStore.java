package launchbot.rollback;

import static launchbot.rollback.RunRow.utc;
import static launchbot.sql.Tables.ROLLBACK_CHECK;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** What was answered before anything was changed, as rows; what was said before is history. */
public final class PreflightStore {
  private PreflightStore() {}

  public static Map<Preflight.Item, Preflight.Answered> of(DSLContext sql, long run) {
    Map<Preflight.Item, Preflight.Answered> answers = new EnumMap<>(Preflight.Item.class);
    sql.selectFrom(ROLLBACK_CHECK)
        .where(ROLLBACK_CHECK.RUN.eq(run))
        .forEach(row -> {
          var item = Preflight.Item.parse(row.getItem()).orElseThrow();
          answers.put(
              item,
              new Preflight.Answered(
                  item,
                  Preflight.Answer.parse(row.getAnswer()).orElseThrow(),
                  row.getNote(),
                  row.getBy(),
                  row.getAt().toInstant(),
                  row.getOverruledBy(),
                  row.getOverruledWhy()));
        });
    return answers;
  }

  /** Keeps it in place of the one before. The caller holds the lock of the run. */
  public static void put(Tx tx, Run run, Preflight.Answered answered) {
    var row = tx.sql().newRecord(ROLLBACK_CHECK);
    row.setWorkspace(tx.cause().workspace());
    row.setRun(run.id());
    row.setItem(answered.item().key());
    row.setAnswer(answered.answer().key());
    row.setNote(answered.note());
    row.setBy(answered.by());
    row.setAt(utc(answered.at()));
    row.setOverruledBy(answered.overruled());
    row.setOverruledWhy(answered.why());
    tx.sql()
        .insertInto(ROLLBACK_CHECK)
        .set(row)
        .onConflict(ROLLBACK_CHECK.WORKSPACE, ROLLBACK_CHECK.RUN, ROLLBACK_CHECK.ITEM)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(
        new Change(
            answered.overruled() == null ? "checked" : "overruled",
            run.subject(),
            List.of(new Change.Field(answered.item().key(), null, answered.answer().key())),
            answered.overruled() == null ? answered.note() : answered.why()));
  }
}
