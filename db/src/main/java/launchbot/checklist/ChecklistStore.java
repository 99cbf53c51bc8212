package launchbot.checklist;

import static launchbot.sql.Tables.CHECKLIST;
import static launchbot.sql.Tables.CHECKLIST_ITEM;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The checklist of each launch as a whole: that there is one, its numbers, how far it is. */
public final class ChecklistStore {
  private ChecklistStore() {}

  public static boolean exists(DSLContext sql, long launch) {
    return sql.fetchExists(CHECKLIST, CHECKLIST.LAUNCH.eq(launch));
  }

  /**
   * Closes it to other writers until the commit: everything that changes an item does this first,
   * so that items which prove each other change in one order.
   *
   * @return whether there is one
   */
  public static boolean lock(Tx tx, long launch) {
    return tx.sql()
        .selectFrom(CHECKLIST)
        .where(CHECKLIST.LAUNCH.eq(launch))
        .forUpdate()
        .fetchOptional()
        .isPresent();
  }

  /**
   * The launch has a checklist from then on, with everything that ships in it; one that it has
   * stays, only what is required follows.
   *
   * @param required keys of the items without which there is no go; empty: those that ship so
   */
  public static void start(Tx tx, long launch, Set<String> required) {
    List<Catalogue.Line> lines = Catalogue.shipped().lines();
    int made =
        tx.sql()
            .insertInto(CHECKLIST)
            .set(CHECKLIST.WORKSPACE, tx.cause().workspace())
            .set(CHECKLIST.LAUNCH, launch)
            .set(CHECKLIST.LAST_ITEM, lines.size())
            .set(CHECKLIST.CREATED_AT, ItemRow.utc(tx.cause().at()))
            .onConflictDoNothing()
            .execute();
    if (made == 1) {
      Set<String> keys = required.isEmpty() ? Catalogue.shipped().required() : required;
      List<Item> items = new ArrayList<>();
      for (Catalogue.Line line : lines) {
        boolean needed = keys.contains(line.key());
        items.add(Items.shipped(0, launch, items.size() + 1, line, needed, tx.cause().at()));
      }
      ItemStore.addAll(tx, items);
      tx.record(
          new Change(
              "begun",
              new Subject("checklist", launch),
              List.of(new Change.Field("items", null, String.valueOf(items.size()))),
              null));
    } else if (!required.isEmpty() && lock(tx, launch)) {
      requireAs(tx, launch, required);
    }
    EvidenceStore.settle(tx, launch);
  }

  /** The next number of the launch, which nothing else gets. The checklist is locked by it. */
  public static int takeNumber(Tx tx, long launch) {
    return tx.sql()
        .update(CHECKLIST)
        .set(CHECKLIST.LAST_ITEM, CHECKLIST.LAST_ITEM.plus(1))
        .where(CHECKLIST.LAUNCH.eq(launch))
        .returningResult(CHECKLIST.LAST_ITEM)
        .fetchSingle()
        .value1();
  }

  /** How far it is at that time; one look at an index, however much there is. */
  public static Progress progress(DSLContext sql, long launch, Instant now) {
    var settled = ItemStore.settled(now);
    var open = DSL.not(settled);
    List<String> order = Catalogue.shipped().sectionKeys();
    return new Progress(
        sql
            .select(
                CHECKLIST_ITEM.SECTION,
                count(),
                count().filterWhere(settled),
                count().filterWhere(CHECKLIST_ITEM.REQUIRED),
                count().filterWhere(DSL.condition(CHECKLIST_ITEM.REQUIRED).and(open)),
                count().filterWhere(DSL.condition(CHECKLIST_ITEM.BY_HAND).and(settled)),
                count().filterWhere(CHECKLIST_ITEM.STATE.eq("waived").and(settled)))
            .from(CHECKLIST_ITEM)
            .where(CHECKLIST_ITEM.LAUNCH.eq(launch), CHECKLIST_ITEM.REMOVED_AT.isNull())
            .groupBy(CHECKLIST_ITEM.SECTION)
            .fetch(row ->
                new Progress.Part(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7()))
            .stream()
            .sorted(Comparator.comparingInt(part -> order.indexOf(part.section())))
            .toList());
  }

  /** Without which there is no go, in their order. */
  public static List<Item> openRequired(DSLContext sql, long launch, Instant now, int most) {
    return ItemStore.page(sql, launch, ItemFilter.BLOCKING, now, 0, most);
  }

  /** With a waiver that holds at that time. */
  public static List<Item> waivers(DSLContext sql, long launch, Instant now, int most) {
    return ItemStore.page(sql, launch, ItemFilter.WAIVED, now, 0, most);
  }

  /** How many are settled by somebody's word where a source could tell. */
  public static int byHand(DSLContext sql, long launch, Instant now) {
    return ItemStore.count(sql, launch, ItemFilter.BY_HAND, now);
  }

  private static void requireAs(Tx tx, long launch, Set<String> required) {
    for (Item item : ItemStore.all(tx.sql(), launch)) {
      boolean shipped = Catalogue.shipped().line(item.key()).isPresent();
      if (shipped && item.required() != required.contains(item.key())) {
        Verdict.Moved<Item> moved = Items.asPlanned(item, required.contains(item.key()));
        ItemStore.save(tx, moved.next(), moved.change());
      }
    }
  }
}
