package launchbot.triage;

import static launchbot.sql.Tables.ENTRY;
import static launchbot.sql.Tables.WORKSPACE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.sql.tables.records.EntryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Entries as rows. Every write takes the change that explains it. */
public final class EntryStore {
  /** In the very form of the partial indexes, so that the planner can use them. */
  private static final Condition NOT_CLOSED = DSL.condition(DSL.not(ENTRY.CLOSED));

  /** A statement holds 65,535 parameters at most. */
  private static final int ROWS_AT_ONCE = 1_000;

  private EntryStore() {}

  /** A complete draft on its way into a launch. */
  public record Addition(Tx tx, Intake.Complete draft, long launch) {}

  public static Entry add(Tx tx, Intake.Complete draft, long launch) {
    return addAll(List.of(new Addition(tx, draft, launch))).getFirst();
  }

  /**
   * Adds complete drafts, all of one workspace and transaction, under its next numbers, in order.
   *
   * <p>Numbers have no gaps and no doubles: the counter's row is locked until the commit.
   */
  public static List<Entry> addAll(List<Addition> additions) {
    if (additions.isEmpty()) {
      return List.of();
    }
    long number = takeNumbers(additions.getFirst().tx(), additions.size());
    List<Row> rows = new ArrayList<>();
    for (Addition one : additions) {
      Cause cause = one.tx().cause();
      rows.add(
          new Row(
              one.tx(),
              Entries.add(one.draft(), number++, one.launch(), cause.actor().id(), cause.at())));
    }
    return insert(rows);
  }

  /** Adds what was on another workspace's list, under the next numbers and in the same order. */
  public static List<Entry> takeOver(Tx tx, Handover handover, long launch) {
    long first = takeNumbers(tx, handover.entries().size());
    return insert(
        handover.into(launch, first, tx.cause().actor().id(), tx.cause().at()).stream()
            .map(added -> new Row(tx, added))
            .toList());
  }

  private record Row(Tx tx, Verdict.Moved<Entry> added) {}

  private static List<Entry> insert(List<Row> added) {
    List<EntryRecord> rows = new ArrayList<>();
    for (Row one : added) {
      Entry entry = one.added().next();
      var row = new EntryRecord();
      row.setWorkspace(one.tx().cause().workspace());
      row.setNumber(entry.number());
      row.setLaunch(entry.launch());
      EntryRow.fill(row, entry);
      rows.add(row);
      one.tx().record(one.added().change());
    }
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      added
          .getFirst()
          .tx()
          .sql()
          .insertInto(ENTRY)
          .set(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)))
          .execute();
    }
    return added.stream().map(one -> one.added().next()).toList();
  }

  /** The first of so many numbers that nothing else has. */
  private static long takeNumbers(Tx tx, int count) {
    return tx.sql()
            .update(WORKSPACE)
            .set(WORKSPACE.LAST_ENTRY, WORKSPACE.LAST_ENTRY.plus(count))
            .where(WORKSPACE.WORKSPACE_.eq(tx.cause().workspace()))
            .returningResult(WORKSPACE.LAST_ENTRY)
            .fetchSingle()
            .value1()
        - count
        + 1;
  }

  /** Writes what a rule decided about an entry that {@link #lock} handed out. */
  public static void save(Tx tx, Entry entry, Change change) {
    EntryRecord row = tx.sql().newRecord(ENTRY);
    EntryRow.fill(row, entry);
    int updated =
        tx.sql()
            .update(ENTRY)
            .set(row)
            .where(ENTRY.NUMBER.eq(entry.number()), ENTRY.VERSION.eq(entry.version() - 1))
            .execute();
    if (updated != 1) {
      throw new IllegalStateException("entry " + entry.number() + " was not locked");
    }
    tx.record(change);
  }

  /** The entry, closed to other writers until the commit. */
  public static Optional<Entry> lock(Tx tx, long number) {
    return tx.sql()
        .selectFrom(ENTRY)
        .where(ENTRY.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(EntryRow::entry);
  }

  /** Deleted ones too. */
  public static Optional<Entry> find(DSLContext sql, long number) {
    return sql.selectFrom(ENTRY).where(ENTRY.NUMBER.eq(number)).fetchOptional(EntryRow::entry);
  }

  /**
   * Entries that are not closed and say the same as one of these titles, newest first, by what the
   * titles come down to ({@link Fingerprint}).
   */
  public static Map<String, List<Entry>> alike(
      DSLContext sql, Collection<String> titles, int most) {
    String[] wanted =
        titles.stream()
            .map(Fingerprint::of)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(String[]::new);
    if (wanted.length == 0) {
      return Map.of();
    }
    // One look at the index for all titles: a query for each title, joined laterally, is planned as
    // a reading of the whole table for each while its statistics still say that it is small.
    Field<Integer> place =
        DSL.rowNumber()
            .over(DSL.partitionBy(ENTRY.FINGERPRINT).orderBy(ENTRY.NUMBER.desc()))
            .as("place");
    var ranked =
        DSL.select(ENTRY.fields())
            .select(place)
            .from(ENTRY)
            .where(ENTRY.FINGERPRINT.eq(DSL.any(wanted)), ENTRY.DELETED_AT.isNull(), NOT_CLOSED)
            .asTable("ranked");
    return sql
        .select(ranked.fields(ENTRY.fields()))
        .from(ranked)
        .where(ranked.field(place).le(most))
        .orderBy(ranked.field(ENTRY.NUMBER).desc())
        .fetchInto(ENTRY)
        .stream()
        .collect(
            Collectors.groupingBy(
                EntryRecord::getFingerprint,
                Collectors.mapping(EntryRow::entry, Collectors.toList())));
  }

  /** A page in the table's order. */
  public static List<Entry> page(
      DSLContext sql, Filter filter, LocalDate today, int offset, int most) {
    return sql.selectFrom(ENTRY)
        .where(condition(filter, today))
        .orderBy(order(filter))
        .offset(offset)
        .limit(most)
        .fetch(EntryRow::entry);
  }

  /**
   * What somebody has to do something about: the sprint's worst and whatever is past its date, as
   * far as somebody owns it. Quick however long the list is: both are ranges of the table's index.
   */
  public static List<Entry> owed(DSLContext sql, long launch, LocalDate today, int most) {
    short high = (short) Severity.HIGH.rank();
    Condition open =
        ENTRY
            .LAUNCH
            .eq(launch)
            .and(ENTRY.DELETED_AT.isNull())
            .and(NOT_CLOSED)
            .and(ENTRY.OWNER.isNotNull());
    List<Short> rest =
        Arrays.stream(Severity.values())
            .map(severity -> (short) severity.rank())
            .filter(rank -> rank > high)
            .toList();
    List<Entry> owed = new ArrayList<>();
    for (Condition part :
        List.of(
            open.and(ENTRY.RANK.le(high)),
            open.and(ENTRY.RANK.in(rest)).and(ENTRY.DUE.lt(today)))) {
      owed.addAll(
          sql.selectFrom(ENTRY)
              .where(part)
              .orderBy(ENTRY.RANK, ENTRY.DUE.asc().nullsLast(), ENTRY.NUMBER)
              .limit(most - owed.size())
              .fetch(EntryRow::entry));
    }
    return owed;
  }

  public static int count(DSLContext sql, Filter filter, LocalDate today) {
    return sql.fetchCount(DSL.selectOne().from(ENTRY).where(condition(filter, today)));
  }

  /** Everything that a launch ever had on its list, deleted ones too, by number. */
  public static List<Entry> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(ENTRY)
        .where(ENTRY.LAUNCH.eq(launch))
        .orderBy(ENTRY.NUMBER)
        .fetch(EntryRow::entry);
  }

  /** Whether the workspace ever had an entry. */
  public static boolean any(DSLContext sql) {
    return sql.fetchExists(ENTRY);
  }

  /** The numbers of the blockers that are not closed. */
  public static List<Long> openBlockers(DSLContext sql, long launch) {
    return sql.select(ENTRY.NUMBER)
        .from(ENTRY)
        .where(
            ENTRY.LAUNCH.eq(launch),
            ENTRY.RANK.eq((short) Severity.BLOCKER.rank()),
            ENTRY.DELETED_AT.isNull(),
            NOT_CLOSED)
        .orderBy(ENTRY.NUMBER)
        .fetch(ENTRY.NUMBER);
  }

  /**
   * The order of {@link TableOrder}. Where all are closed or none is, that is not named, so that
   * the index can hand them out in its own order.
   */
  private static List<SortField<?>> order(Filter filter) {
    List<SortField<?>> order = new ArrayList<>();
    order.add(ENTRY.RANK.asc());
    if (filter.statesMeant().stream().map(EntryState::closed).distinct().count() > 1) {
      order.add(ENTRY.CLOSED.asc());
    }
    order.add(ENTRY.DUE.asc().nullsLast());
    order.add(ENTRY.NUMBER.asc());
    return order;
  }

  private static Condition condition(Filter filter, LocalDate today) {
    Condition all = ENTRY.DELETED_AT.isNull();
    all =
        filter.states().isEmpty()
            ? all.and(NOT_CLOSED)
            : all.and(ENTRY.STATE.in(filter.states().stream().map(EntryState::key).toList()));
    if (!filter.severities().isEmpty()) {
      all =
          all.and(ENTRY.RANK.in(filter.severities().stream().map(s -> (short) s.rank()).toList()));
    }
    String owner = filter.owner();
    if (owner != null) {
      all = all.and(owner.equals(Filter.NOBODY) ? ENTRY.OWNER.isNull() : ENTRY.OWNER.eq(owner));
    }
    if (filter.tag() != null) {
      all = all.and(DSL.val(filter.tag()).eq(DSL.any(ENTRY.TAGS)));
    }
    if (filter.text() != null) {
      String text = filter.text();
      all =
          all.and(
              ENTRY
                  .TITLE
                  .containsIgnoreCase(text)
                  .or(ENTRY.IMPACT.containsIgnoreCase(text))
                  .or(ENTRY.WORKAROUND.containsIgnoreCase(text)));
    }
    if (filter.launch() != null) {
      all = all.and(ENTRY.LAUNCH.eq(filter.launch()));
    }
    return filter.overdue() ? all.and(ENTRY.DUE.lt(today)).and(NOT_CLOSED) : all;
  }
}
