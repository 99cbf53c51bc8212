package launchbot.checklist;

import static launchbot.sql.Tables.CHECKLIST_ITEM;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.sql.tables.records.ChecklistItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/** Items as rows. Whoever writes has locked the launch's checklist. */
public final class ItemStore {
  private ItemStore() {}

  /** Removed ones too. */
  public static Optional<Item> find(DSLContext sql, long id) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(CHECKLIST_ITEM.ID.eq(id))
        .fetchOptional(ItemRow::item);
  }

  /** Removed ones too. */
  public static Optional<Item> find(DSLContext sql, long launch, long number) {
    return number > Integer.MAX_VALUE
        ? Optional.empty()
        : sql.selectFrom(CHECKLIST_ITEM)
            .where(CHECKLIST_ITEM.LAUNCH.eq(launch), CHECKLIST_ITEM.NUMBER.eq((int) number))
            .fetchOptional(ItemRow::item);
  }

  /** The one with that key, unless it was removed. */
  public static Optional<Item> withKey(DSLContext sql, long launch, String key) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(
            CHECKLIST_ITEM.LAUNCH.eq(launch),
            CHECKLIST_ITEM.KEY.eq(key),
            CHECKLIST_ITEM.REMOVED_AT.isNull())
        .fetchOptional(ItemRow::item);
  }

  public static List<Item> find(DSLContext sql, List<Long> ids) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(CHECKLIST_ITEM.ID.in(ids))
        .orderBy(CHECKLIST_ITEM.NUMBER)
        .fetch(ItemRow::item);
  }

  /** What was decided to add, with the id that it got. */
  public static Item add(Tx tx, Verdict.Moved<Item> added) {
    ChecklistItemRecord row = row(tx, added.next());
    Item item = tx.sql().insertInto(CHECKLIST_ITEM).set(row).returning().fetchSingle(ItemRow::item);
    Change change = added.change();
    tx.record(
        new Change(
            change.verb(),
            new Subject(change.subject().kind(), item.id()),
            change.fields(),
            change.reason()));
    return item;
  }

  /** The items that a checklist begins with, in one statement. */
  static void addAll(Tx tx, List<Item> items) {
    tx.sql()
        .insertInto(CHECKLIST_ITEM)
        .set(items.stream().map(item -> row(tx, item)).toList())
        .execute();
  }

  /** Writes what a rule decided. */
  public static void save(Tx tx, Item item, Change change) {
    ChecklistItemRecord row = tx.sql().newRecord(CHECKLIST_ITEM);
    ItemRow.fill(row, item);
    int updated =
        tx.sql()
            .update(CHECKLIST_ITEM)
            .set(row)
            .where(CHECKLIST_ITEM.ID.eq(item.id()), CHECKLIST_ITEM.VERSION.eq(item.version() - 1))
            .execute();
    if (updated != 1) {
      throw new IllegalStateException("the checklist of item " + item.id() + " was not locked");
    }
    tx.record(change);
  }

  /** All that were removed, by their number. */
  public static List<Item> removed(DSLContext sql, long launch) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(CHECKLIST_ITEM.LAUNCH.eq(launch), CHECKLIST_ITEM.REMOVED_AT.isNotNull())
        .orderBy(CHECKLIST_ITEM.NUMBER)
        .fetch(ItemRow::item);
  }

  /** All that count, by their number. */
  public static List<Item> all(DSLContext sql, long launch) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(CHECKLIST_ITEM.LAUNCH.eq(launch), CHECKLIST_ITEM.REMOVED_AT.isNull())
        .orderBy(CHECKLIST_ITEM.NUMBER)
        .fetch(ItemRow::item);
  }

  public static List<Item> page(
      DSLContext sql, long launch, ItemFilter filter, Instant now, int offset, int most) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(CHECKLIST_ITEM.LAUNCH.eq(launch), condition(filter, now))
        .orderBy(order(filter, now))
        .limit(most)
        .offset(offset)
        .fetch(ItemRow::item);
  }

  public static int count(DSLContext sql, long launch, ItemFilter filter, Instant now) {
    return sql.fetchCount(CHECKLIST_ITEM, CHECKLIST_ITEM.LAUNCH.eq(launch), condition(filter, now));
  }

  /** What is owned and not settled, whosoever it is: by owner, then as they should do it. */
  public static List<Item> owned(DSLContext sql, long launch, Instant now, int most) {
    return sql.selectFrom(CHECKLIST_ITEM)
        .where(
            CHECKLIST_ITEM.LAUNCH.eq(launch),
            CHECKLIST_ITEM.REMOVED_AT.isNull(),
            CHECKLIST_ITEM.OWNER.isNotNull(),
            DSL.not(settled(now)))
        .orderBy(
            CHECKLIST_ITEM.DUE.asc().nullsLast(),
            CHECKLIST_ITEM.REQUIRED.desc(),
            CHECKLIST_ITEM.NUMBER)
        .limit(most)
        .fetch(ItemRow::item);
  }

  /** As {@link Item#settled} says it. */
  static Condition settled(Instant now) {
    return CHECKLIST_ITEM
        .STATE
        .ne("open")
        .and(CHECKLIST_ITEM.EXPIRES_AT.isNull().or(CHECKLIST_ITEM.EXPIRES_AT.gt(ItemRow.utc(now))));
  }

  private static Condition condition(ItemFilter filter, Instant now) {
    Condition counts = CHECKLIST_ITEM.REMOVED_AT.isNull();
    return switch (filter.kind()) {
      case ALL -> counts;
      case BLOCKING -> counts.and(CHECKLIST_ITEM.REQUIRED).and(DSL.not(settled(now)));
      case SECTION -> counts.and(CHECKLIST_ITEM.SECTION.eq(filter.subject()));
      case REQUIRED_OF_SECTION ->
          counts.and(CHECKLIST_ITEM.SECTION.eq(filter.subject())).and(CHECKLIST_ITEM.REQUIRED);
      case PERSON -> counts.and(CHECKLIST_ITEM.OWNER.eq(filter.subject()));
      case BY_HAND -> counts.and(CHECKLIST_ITEM.BY_HAND).and(settled(now));
      case WAIVED -> counts.and(CHECKLIST_ITEM.STATE.eq("waived")).and(settled(now));
      case ASKED -> counts.and(CHECKLIST_ITEM.ASKED_BY.isNotNull());
      case REMOVED -> CHECKLIST_ITEM.REMOVED_AT.isNotNull();
    };
  }

  private static List<OrderField<?>> order(ItemFilter filter, Instant now) {
    return filter.kind() == ItemFilter.Kind.PERSON
        ? List.of(
            DSL.field(settled(now)).asc(),
            CHECKLIST_ITEM.DUE.asc().nullsLast(),
            CHECKLIST_ITEM.REQUIRED.desc(),
            CHECKLIST_ITEM.NUMBER)
        : List.of(CHECKLIST_ITEM.REQUIRED.desc(), CHECKLIST_ITEM.NUMBER);
  }

  private static ChecklistItemRecord row(Tx tx, Item item) {
    ChecklistItemRecord row = new ChecklistItemRecord();
    row.setWorkspace(tx.cause().workspace());
    ItemRow.fill(row, item);
    return row;
  }
}
