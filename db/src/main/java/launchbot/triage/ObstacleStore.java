package launchbot.triage;

import static launchbot.sql.Tables.ENTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What {@link Obstacles} goes by, as quick for many entries as for few. */
public final class ObstacleStore {
  // In the very form of the partial indexes, so that the planner can use them.
  private static final Condition NOT_CLOSED = DSL.condition(DSL.not(ENTRY.CLOSED));
  private static final Condition LACKING = DSL.condition(ENTRY.LACKING);

  private ObstacleStore() {}

  public static List<Obstacle> of(DSLContext sql, long launch, Tally tally) {
    List<Entry> entries = new ArrayList<>();
    // What there is none of is not looked for.
    if (tally.open(Severity.BLOCKER) > 0) {
      entries.addAll(first(sql, launch, Severity.BLOCKER, DSL.noCondition()));
    }
    if (tally.open(Severity.HIGH) > 0) {
      entries.addAll(first(sql, launch, Severity.HIGH, LACKING));
      entries.addAll(first(sql, launch, Severity.HIGH, LACKING.not()));
    }
    return Obstacles.of(entries, tally);
  }

  /** The earliest day on which something of a launch is due, today or later. */
  public static Optional<Entry> nextDue(DSLContext sql, long launch, LocalDate today) {
    Optional<Entry> next = Optional.empty();
    // A look at the index for each severity: it is sorted by date within them only.
    for (Severity severity : Severity.values()) {
      Optional<Entry> one =
          sql.selectFrom(ENTRY)
              .where(open(launch, severity), ENTRY.DUE.ge(today))
              .orderBy(ENTRY.DUE, ENTRY.NUMBER)
              .limit(1)
              .fetchOptional(EntryRow::entry);
      next = next.filter(n -> one.isEmpty() || !due(one.get()).isBefore(due(n))).or(() -> one);
    }
    return next;
  }

  private static LocalDate due(Entry entry) {
    return java.util.Objects.requireNonNull(entry.due());
  }

  private static List<Entry> first(
      DSLContext sql, long launch, Severity severity, Condition which) {
    return sql.selectFrom(ENTRY)
        .where(open(launch, severity), which)
        .orderBy(ENTRY.DUE, ENTRY.NUMBER)
        .limit(Obstacles.NAMED + 1)
        .fetch(EntryRow::entry);
  }

  private static Condition open(long launch, Severity severity) {
    return ENTRY
        .LAUNCH
        .eq(launch)
        .and(ENTRY.RANK.eq(DSL.inline((short) severity.rank())))
        .and(ENTRY.DELETED_AT.isNull())
        .and(NOT_CLOSED);
  }
}
