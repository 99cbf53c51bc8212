package launchbot.page;

import static launchbot.sql.Tables.STATUS_PAGE;
import static launchbot.sql.tables.PageNamed.PAGE_NAMED;
import static launchbot.sql.tables.PageOf.PAGE_OF;
import static launchbot.sql.tables.PagePreview.PAGE_PREVIEW;
import static launchbot.sql.tables.PageVersions.PAGE_VERSIONS;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
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
    return ComponentStore.ofPage(sql, page);
  }

  /** The hidden page that is seen at that secret address, whosever it is. */
  public static Optional<Key> previewed(DSLContext sql, String secret) {
    return sql.selectFrom(Routines.pagePreview(secret))
        .fetchOptional(
            row -> new Key(row.get(PAGE_PREVIEW.PAGE_WORKSPACE), row.get(PAGE_PREVIEW.PAGE_ID)));
  }

  /** Whether another page has that slug, anybody's. */
  public static boolean taken(DSLContext sql, String slug, long own) {
    return sql.selectFrom(Routines.pageNamed(slug)).stream()
        .anyMatch(row -> row.get(PAGE_NAMED.PAGE_ID) != own);
  }

  /**
   * Keeps a new one; its own id and version do not count. Empty where its slug is taken, or the
   * launch has a page already.
   */
  public static Optional<StatusPage> add(Tx tx, StatusPage page, Change.Field... fields) {
    StatusPageRecord row = row(page);
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(page.launch());
    row.setMadeAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    Optional<StatusPage> added =
        tx.sql()
            .insertInto(STATUS_PAGE)
            .set(row)
            .onConflictDoNothing()
            .returning()
            .fetchOptional(PageStore::page);
    added.ifPresent(one -> tx.record(new Change("added", one.subject(), List.of(fields), null)));
    return added;
  }

  /** Keeps it as it is now, and has it drawn anew. The caller has locked the launch. */
  public static StatusPage save(Tx tx, StatusPage page, Change change) {
    tx.record(change);
    return tx.sql()
        .update(STATUS_PAGE)
        .set(row(page))
        .set(STATUS_PAGE.VERSION, STATUS_PAGE.VERSION.plus(1))
        .where(STATUS_PAGE.ID.eq(page.id()))
        .returning()
        .fetchSingle(PageStore::page);
  }

  /** Something that the launch's page shows has changed: every replica draws it anew. */
  public static void touch(Tx tx, long launch) {
    tx.sql()
        .update(STATUS_PAGE)
        .set(STATUS_PAGE.VERSION, STATUS_PAGE.VERSION.plus(1))
        .where(STATUS_PAGE.LAUNCH.eq(launch))
        .execute();
  }

  private static StatusPageRecord row(StatusPage page) {
    var row = new StatusPageRecord();
    row.setSlug(page.slug());
    row.setName(page.name());
    row.setAbout(page.about());
    row.setShown(page.shown());
    row.setReports(page.reports());
    row.setWebsite(page.website());
    row.setSupport(page.support());
    row.setColour(page.colour());
    StatusPage.Logo logo = page.logo();
    row.setLogo(logo == null ? null : logo.bytes());
    row.setLogoType(logo == null ? null : logo.type());
    row.setPreview(page.preview());
    return row;
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
        row.getPreview(),
        row.getMadeAt().toInstant(),
        row.getVersion());
  }
}
