package launchbot.triage;

import static launchbot.sql.Tables.ENTRY_TALLY;

import java.math.BigDecimal;
import launchbot.sql.Routines;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How many entries there are, without counting them: the database keeps the differences that
 * changes make.
 */
public final class TallyStore {
  private TallyStore() {}

  /** How many entries of a launch there are; as quick for many entries as for few. */
  public static Tally of(DSLContext sql, long launch) {
    return new Tally(
        sql.select(ENTRY_TALLY.RANK, ENTRY_TALLY.STATE, DSL.sum(ENTRY_TALLY.ENTRIES))
            .from(ENTRY_TALLY)
            .where(ENTRY_TALLY.LAUNCH.eq(launch))
            .groupBy(ENTRY_TALLY.RANK, ENTRY_TALLY.STATE)
            .having(DSL.sum(ENTRY_TALLY.ENTRIES).ne(BigDecimal.ZERO))
            .fetchMap(
                row -> new Tally.Kind(Severity.ofRank(row.value1()), EntryState.of(row.value2())),
                row -> row.value3().intValueExact()));
  }

  /** Keeps them short: adds up the differences that changes have left, in so many launches. */
  public static void fold(DSLContext sql, int launches) {
    Routines.foldTallies(sql.configuration(), launches);
  }
}
