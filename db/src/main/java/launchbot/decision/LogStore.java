package launchbot.decision;

import static launchbot.sql.Tables.DECISION_LOG;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.DecisionLogRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The decision log as rows: appended to, never changed; the database refuses anything else. */
public final class LogStore {
  private LogStore() {}

  /**
   * Which lines are meant.
   *
   * @param kind null for all
   * @param since null for ever
   */
  public record Wanted(@Nullable Kind kind, @Nullable Instant since) {}

  static void add(Tx tx, Logged one) {
    var row = new DecisionLogRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(one.launch());
    row.setKind(one.kind().key());
    row.setSubject(one.subject());
    row.setWords(one.words());
    row.setFigure(one.figure());
    row.setActor(one.by());
    row.setAt(one.at().atOffset(ZoneOffset.UTC));
    tx.sql().insertInto(DECISION_LOG).set(row).execute();
  }

  /**
   * The newest first.
   *
   * @param offset so many of the newest are left out
   */
  public static List<Logged> page(
      DSLContext sql, long launch, Wanted wanted, int offset, int most) {
    return sql.selectFrom(DECISION_LOG)
        .where(meant(launch, wanted))
        .orderBy(DECISION_LOG.ID.desc())
        .offset(offset)
        .limit(most)
        .fetch(LogStore::logged);
  }

  private static Condition meant(long launch, Wanted wanted) {
    Condition meant = DECISION_LOG.LAUNCH.eq(launch);
    meant =
        Optional.ofNullable(wanted.kind())
            .map(Kind::key)
            .map(DECISION_LOG.KIND::eq)
            .map(meant::and)
            .orElse(meant);
    return Optional.ofNullable(wanted.since())
        .map(since -> DECISION_LOG.AT.ge(since.atOffset(ZoneOffset.UTC)))
        .map(meant::and)
        .orElse(meant);
  }

  private static Logged logged(DecisionLogRecord row) {
    return new Logged(
        row.getId(),
        row.getLaunch(),
        Kind.of(row.getKind()),
        row.getSubject(),
        row.getWords(),
        row.getFigure(),
        row.getActor(),
        row.getAt().toInstant());
  }
}
