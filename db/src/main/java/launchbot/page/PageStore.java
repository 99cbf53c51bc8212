package launchbot.page;

import static launchbot.sql.Tables.PAGE_COMPONENT;
import static launchbot.sql.Tables.STATUS_PAGE;
import static launchbot.sql.tables.PageOf.PAGE_OF;
import static launchbot.sql.tables.PageVersions.PAGE_VERSIONS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.PageComponentRecord;
import launchbot.sql.tables.records.StatusPageRecord;
import org.jooq.DSLContext;

/** Public pages as rows. */
public final class PageStore {
  private PageStore() {}

  /** A page of some workspace. */
  public record Key(String workspace, long id) {}

  /** How new a page of some workspace is. */
  public record Version(Key key, String slug, long number) {}

  /** The shown page of that slug, whosever it is. */
  public static Optional<Key> bySlug(DSLContext sql, String slug) {
    return sql.selectFrom(Routines.pageOf(slug))
        .fetchOptional(row -> new Key(row.get(PAGE_OF.PAGE_WORKSPACE), row.get(PAGE_OF.PAGE_ID)));
  }

  /** Those of all workspaces that are shown. */
  public static List<Version> versions(DSLContext sql) {
    return sql.selectFrom(Routines.pageVersions())
        .fetch(row ->
            new Version(
                new Key(row.get(PAGE_VERSIONS.PAGE_WORKSPACE), row.get(PAGE_VERSIONS.PAGE_ID)),
                row.get(PAGE_VERSIONS.PAGE_SLUG),
                row.get(PAGE_VERSIONS.PAGE_VERSION)));
  }

  public static Optional<StatusPage> find(DSLContext sql, long id) {
    return sql.selectFrom(STATUS_PAGE).where(STATUS_PAGE.ID.eq(id)).fetchOptional(PageStore::page);
  }

  public static Optional<StatusPage> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(STATUS_PAGE)
        .where(STATUS_PAGE.LAUNCH.eq(launch))
        .fetchOptional(PageStore::page);
  }

  /** By their position. */
  public static List<Component> components(DSLContext sql, long page) {
    return sql.selectFrom(PAGE_COMPONENT)
        .where(PAGE_COMPONENT.PAGE.eq(page), PAGE_COMPONENT.REMOVED_AT.isNull())
        .orderBy(PAGE_COMPONENT.POSITION, PAGE_COMPONENT.ID)
        .fetch(PageStore::component);
  }

  /** Something that the launch's page shows has changed: every replica draws it anew. */
  public static void touch(Tx tx, long launch) {
    tx.sql()
        .update(STATUS_PAGE)
        .set(STATUS_PAGE.VERSION, STATUS_PAGE.VERSION.plus(1))
        .where(STATUS_PAGE.LAUNCH.eq(launch))
        .execute();
  }

  static StatusPage page(StatusPageRecord row) {
    byte[] logo = row.getLogo();
    String type = row.getLogoType();
    return new StatusPage(
        row.getId(),
        row.getLaunch(),
        row.getSlug(),
        row.getName(),
        row.getAbout(),
        row.getShown(),
        row.getReports(),
        row.getWebsite(),
        row.getSupport(),
        row.getColour(),
        logo == null || type == null ? null : new StatusPage.Logo(logo, type),
        row.getVersion());
  }

  static Component component(PageComponentRecord row) {
    return new Component(
        row.getId(),
        row.getPosition(),
        row.getName(),
        Set.copyOf(Arrays.asList(row.getGroups())),
        Set.copyOf(Arrays.asList(row.getProbes())));
  }
}
