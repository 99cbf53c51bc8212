package launchbot.runbook;

import static launchbot.sql.Tables.RUNBOOK;
import static launchbot.sql.Tables.RUNBOOK_VERSION;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.RunbookRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Runbooks as rows. Every write takes the launch's lock first, and explains itself. */
public final class RunbookStore {
  /** What the index is made of is never read. */
  static final List<Field<?>> FIELDS =
      Arrays.stream(RUNBOOK.fields()).filter(one -> !one.getName().equals("search")).toList();

  private RunbookStore() {}

  /** Those in use, by their numbers. */
  public static List<Runbook> ofLaunch(DSLContext sql, long launch) {
    return sql.select(FIELDS)
        .from(RUNBOOK)
        .where(RUNBOOK.LAUNCH.eq(launch), RUNBOOK.REMOVED_AT.isNull())
        .orderBy(RUNBOOK.NUMBER)
        .fetchInto(RUNBOOK)
        .map(RunbookStore::runbook);
  }

  /** One in use or removed. */
  public static Optional<Runbook> find(DSLContext sql, long launch, int number) {
    return sql.select(FIELDS)
        .from(RUNBOOK)
        .where(RUNBOOK.LAUNCH.eq(launch), RUNBOOK.NUMBER.eq(number))
        .fetchOptionalInto(RUNBOOK)
        .map(RunbookStore::runbook);
  }

  /** Those in use among these ids, by their numbers. */
  static List<Runbook> of(DSLContext sql, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.select(FIELDS)
            .from(RUNBOOK)
            .where(RUNBOOK.ID.in(ids), RUNBOOK.REMOVED_AT.isNull())
            .orderBy(RUNBOOK.NUMBER)
            .fetchInto(RUNBOOK)
            .map(RunbookStore::runbook);
  }

  /** The newest one in use that was made from a template. */
  public static Optional<Runbook> of(DSLContext sql, long launch, Template template) {
    return sql.select(FIELDS)
        .from(RUNBOOK)
        .where(
            RUNBOOK.LAUNCH.eq(launch),
            RUNBOOK.TEMPLATE.eq(template.key()),
            RUNBOOK.REMOVED_AT.isNull())
        .orderBy(RUNBOOK.ID.desc())
        .limit(1)
        .fetchOptionalInto(RUNBOOK)
        .map(RunbookStore::runbook);
  }

  /** Every version of its text, the oldest first. */
  public static List<Edition> versions(DSLContext sql, long runbook) {
    return sql.selectFrom(RUNBOOK_VERSION)
        .where(RUNBOOK_VERSION.RUNBOOK.eq(runbook))
        .orderBy(RUNBOOK_VERSION.VERSION)
        .fetch(row ->
            new Edition(
                row.getVersion(),
                row.getTitle(),
                row.getBody(),
                row.getBy(),
                row.getAt().toInstant()));
  }

  /** The caller holds the launch's lock, so that its number has no double. */
  public static Runbook add(
      Tx tx, Launch launch, Runbook.Draft draft, @Nullable Template template) {
    var row = new RunbookRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch.id());
    row.setNumber(LaunchStore.nextNumber(tx.sql(), RUNBOOK.NUMBER, RUNBOOK.LAUNCH, launch.id()));
    row.setTitle(draft.title());
    row.setBody(draft.body());
    row.setTemplate(template == null ? null : template.key());
    row.setVersion(1);
    row.setChangedBy(tx.cause().actor().id());
    row.setChangedAt(now(tx));
    Runbook added =
        tx.sql()
            .insertInto(RUNBOOK)
            .set(row)
            .returning(FIELDS)
            .fetchSingle()
            .map(one -> runbook(one.into(RUNBOOK)));
    keep(tx, added);
    tx.record(
        new Change(
            "written",
            added.subject(),
            List.of(
                new Change.Field("title", null, added.title()),
                new Change.Field("version", null, "1")),
            null));
    return added;
  }

  /** The next version of its text. The caller holds the launch's lock. */
  public static Runbook write(Tx tx, Runbook before, Runbook.Draft draft) {
    Runbook next =
        update(
            tx,
            new Runbook(
                before.id(),
                before.launch(),
                before.number(),
                draft.title(),
                draft.body(),
                before.template(),
                before.version() + 1,
                tx.cause().actor().id(),
                tx.cause().at(),
                before.removed()));
    keep(tx, next);
    List<Change.Field> fields = new ArrayList<>();
    fields.add(
        new Change.Field(
            "version", String.valueOf(before.version()), String.valueOf(next.version())));
    if (!before.title().equals(next.title())) {
      fields.add(new Change.Field("title", before.title(), next.title()));
    }
    tx.record(new Change("written", next.subject(), fields, null));
    return next;
  }

  /** It is in use no more; it can be restored. */
  public static Runbook remove(Tx tx, Runbook runbook) {
    tx.record(
        new Change(
            "removed",
            runbook.subject(),
            List.of(new Change.Field("title", runbook.title(), null)),
            null));
    return update(tx, with(runbook, new Runbook.Removed(tx.cause().actor().id(), tx.cause().at())));
  }

  public static Runbook restore(Tx tx, Runbook runbook) {
    tx.record(
        new Change(
            "restored",
            runbook.subject(),
            List.of(new Change.Field("title", null, runbook.title())),
            null));
    return update(tx, with(runbook, null));
  }

  private static Runbook with(Runbook one, Runbook.@Nullable Removed removed) {
    return new Runbook(
        one.id(),
        one.launch(),
        one.number(),
        one.title(),
        one.body(),
        one.template(),
        one.version(),
        one.changedBy(),
        one.changedAt(),
        removed);
  }

  private static Runbook update(Tx tx, Runbook runbook) {
    Runbook.Removed removed = runbook.removed();
    tx.sql()
        .update(RUNBOOK)
        .set(RUNBOOK.TITLE, runbook.title())
        .set(RUNBOOK.BODY, runbook.body())
        .set(RUNBOOK.VERSION, runbook.version())
        .set(RUNBOOK.CHANGED_BY, runbook.changedBy())
        .set(RUNBOOK.CHANGED_AT, runbook.changedAt().atOffset(ZoneOffset.UTC))
        .set(RUNBOOK.REMOVED_BY, removed == null ? null : removed.by())
        .set(RUNBOOK.REMOVED_AT, removed == null ? null : removed.at().atOffset(ZoneOffset.UTC))
        .where(RUNBOOK.ID.eq(runbook.id()))
        .execute();
    return runbook;
  }

  private static void keep(Tx tx, Runbook runbook) {
    tx.sql()
        .insertInto(RUNBOOK_VERSION)
        .set(RUNBOOK_VERSION.WORKSPACE, tx.cause().workspace())
        .set(RUNBOOK_VERSION.RUNBOOK, runbook.id())
        .set(RUNBOOK_VERSION.VERSION, runbook.version())
        .set(RUNBOOK_VERSION.TITLE, runbook.title())
        .set(RUNBOOK_VERSION.BODY, runbook.body())
        .set(RUNBOOK_VERSION.BY, runbook.changedBy())
        .set(RUNBOOK_VERSION.AT, runbook.changedAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static OffsetDateTime now(Tx tx) {
    return tx.cause().at().atOffset(ZoneOffset.UTC);
  }

  static Runbook runbook(RunbookRecord row) {
    String template = row.getTemplate();
    OffsetDateTime removed = row.getRemovedAt();
    return new Runbook(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getTitle(),
        row.getBody(),
        template == null ? null : Template.parse(template).orElseThrow(),
        row.getVersion(),
        row.getChangedBy(),
        row.getChangedAt().toInstant(),
        removed == null ? null : new Runbook.Removed(row.getRemovedBy(), removed.toInstant()));
  }
}
