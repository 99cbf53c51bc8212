package launchbot.page;

import static launchbot.sql.Tables.PAGE_COMPONENT;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PageComponentRecord;
import org.jooq.DSLContext;

/**
 * What pages show as one thing, as rows. The caller has locked the launch, and touches the page.
 */
public final class ComponentStore {
  private ComponentStore() {}

  /** By their position. */
  public static List<Component> ofPage(DSLContext sql, long page) {
    return sql.selectFrom(PAGE_COMPONENT)
        .where(PAGE_COMPONENT.PAGE.eq(page), PAGE_COMPONENT.REMOVED_AT.isNull())
        .orderBy(PAGE_COMPONENT.POSITION, PAGE_COMPONENT.ID)
        .fetch(ComponentStore::component);
  }

  /** Keeps a new one at its position; its own id does not count. */
  public static Component add(Tx tx, StatusPage page, Component component) {
    var row = new PageComponentRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setPage(page.id());
    row.setPosition(component.position());
    row.setName(component.name());
    row.setGroups(component.groups().stream().sorted().toArray(String[]::new));
    row.setProbes(component.probes().stream().sorted().toArray(Long[]::new));
    tx.record(
        new Change(
            "component added",
            page.subject(),
            List.of(new Change.Field("component", null, component.name())),
            null));
    return tx.sql()
        .insertInto(PAGE_COMPONENT)
        .set(row)
        .returning()
        .fetchSingle(ComponentStore::component);
  }

  public static void remove(Tx tx, StatusPage page, Component component) {
    tx.sql()
        .update(PAGE_COMPONENT)
        .set(PAGE_COMPONENT.REMOVED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .where(PAGE_COMPONENT.ID.eq(component.id()))
        .execute();
    tx.record(
        new Change(
            "component removed",
            page.subject(),
            List.of(new Change.Field("component", component.name(), null)),
            null));
  }

  /** They stand in this order from now on. */
  public static void order(Tx tx, StatusPage page, List<Component> components) {
    for (int i = 0; i < components.size(); i++) {
      tx.sql()
          .update(PAGE_COMPONENT)
          .set(PAGE_COMPONENT.POSITION, i + 1)
          .where(PAGE_COMPONENT.ID.eq(components.get(i).id()))
          .execute();
    }
    String names = String.join(", ", components.stream().map(Component::name).toList());
    tx.record(
        new Change(
            "components ordered",
            page.subject(),
            List.of(new Change.Field("order", null, names)),
            null));
  }

  private static Component component(PageComponentRecord row) {
    return new Component(
        row.getId(),
        row.getPosition(),
        row.getName(),
        Set.copyOf(Arrays.asList(row.getGroups())),
        Set.copyOf(Arrays.asList(row.getProbes())));
  }
}
