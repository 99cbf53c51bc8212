package launchbot.sprint;

import static launchbot.sql.Tables.CRITICAL_PATH;
import static launchbot.sql.Tables.ENTRY;
import static launchbot.sql.Tables.PATH_RESULT;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.CriticalPathRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Critical paths as rows, each with the newest of its results. */
public final class PathStore {
  private PathStore() {}

  /** Those of a launch that were not removed, by number. */
  public static List<CriticalPath> ofLaunch(DSLContext sql, long launch) {
    return select(sql, CRITICAL_PATH.LAUNCH.eq(launch).and(CRITICAL_PATH.REMOVED_AT.isNull()))
        .orderBy(CRITICAL_PATH.NUMBER)
        .fetch(PathStore::path);
  }

  /** Empty for a removed one too. */
  public static Optional<CriticalPath> find(DSLContext sql, long id) {
    return select(sql, CRITICAL_PATH.ID.eq(id).and(CRITICAL_PATH.REMOVED_AT.isNull()))
        .fetchOptional(PathStore::path);
  }

  /** The one, closed to other writers until the commit. */
  public static Optional<CriticalPath> lock(Tx tx, long id) {
    // First the row, then what it says: whoever held it may have added a result.
    tx.sql().selectOne().from(CRITICAL_PATH).where(CRITICAL_PATH.ID.eq(id)).forUpdate().fetch();
    return find(tx.sql(), id);
  }

  /**
   * What a sprint begins with: those of the playbook that the launch does not have, and a fresh
   * start for those that it has. The launch is locked by the caller.
   */
  public static void begin(Tx tx, long launch) {
    OffsetDateTime now = tx.cause().at().atOffset(ZoneOffset.UTC);
    tx.sql()
        .update(CRITICAL_PATH)
        .set(CRITICAL_PATH.SINCE, now)
        .where(CRITICAL_PATH.LAUNCH.eq(launch))
        .execute();
    List<String> there =
        tx.sql()
            .select(CRITICAL_PATH.PLAYBOOK)
            .from(CRITICAL_PATH)
            .where(CRITICAL_PATH.LAUNCH.eq(launch), CRITICAL_PATH.PLAYBOOK.isNotNull())
            .fetch(CRITICAL_PATH.PLAYBOOK);
    int number =
        LaunchStore.nextNumber(tx.sql(), CRITICAL_PATH.NUMBER, CRITICAL_PATH.LAUNCH, launch);
    List<CriticalPathRecord> rows = new ArrayList<>();
    for (CriticalPaths.Known one : CriticalPaths.PLAYBOOK) {
      if (!there.contains(one.key())) {
        CriticalPathRecord row = row(tx, launch, number++, one.title());
        row.setPlaybook(one.key());
        rows.add(row);
      }
    }
    if (!rows.isEmpty()) {
      tx.sql().insertInto(CRITICAL_PATH).set(rows).execute();
    }
  }

  /** The checklist item that a path proves, by its slug; empty for one of the team's own. */
  public static Optional<String> proves(DSLContext sql, CriticalPath path) {
    return sql.select(CRITICAL_PATH.PLAYBOOK)
        .from(CRITICAL_PATH)
        .where(CRITICAL_PATH.ID.eq(path.id()))
        .fetchOptional(CRITICAL_PATH.PLAYBOOK);
  }

  /** Adds one of the team's own under the launch's next number; the launch is locked. */
  public static CriticalPath add(Tx tx, long launch, String title) {
    CriticalPathRecord row =
        row(
            tx,
            launch,
            LaunchStore.nextNumber(tx.sql(), CRITICAL_PATH.NUMBER, CRITICAL_PATH.LAUNCH, launch),
            title);
    long id =
        tx.sql()
            .insertInto(CRITICAL_PATH)
            .set(row)
            .returningResult(CRITICAL_PATH.ID)
            .fetchSingle()
            .value1();
    CriticalPath added = find(tx.sql(), id).orElseThrow();
    tx.record(CriticalPaths.added(added));
    return added;
  }

  /** Writes what a rule decided about one that {@link #lock} handed out, but not its result. */
  public static void save(Tx tx, CriticalPath path, Change change) {
    tx.sql()
        .update(CRITICAL_PATH)
        .set(CRITICAL_PATH.TITLE, path.title())
        .set(CRITICAL_PATH.REQUIRED, path.required())
        .set(CRITICAL_PATH.OWNER, path.owner())
        .set(CRITICAL_PATH.TESTER, path.tester())
        .where(CRITICAL_PATH.ID.eq(path.id()))
        .execute();
    tx.record(change);
  }

  public static void remove(Tx tx, CriticalPath path, Change change) {
    tx.sql()
        .update(CRITICAL_PATH)
        .set(CRITICAL_PATH.REMOVED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .where(CRITICAL_PATH.ID.eq(path.id()))
        .execute();
    tx.record(change);
  }

  /** Keeps how it went; earlier results stay. */
  public static void walked(Tx tx, CriticalPath path, PathResult result, Change change) {
    tx.sql()
        .insertInto(PATH_RESULT)
        .set(PATH_RESULT.WORKSPACE, tx.cause().workspace())
        .set(PATH_RESULT.PATH, path.id())
        .set(PATH_RESULT.VERDICT, result.outcome().key())
        .set(PATH_RESULT.NOTE, result.note())
        .set(PATH_RESULT.SAID_BY, result.by())
        .set(PATH_RESULT.SAID_AT, result.at().atOffset(ZoneOffset.UTC))
        .set(PATH_RESULT.ALONE, result.alone())
        .set(PATH_RESULT.ENTRY, result.entry())
        .execute();
    tx.record(change);
  }

  /** All results of a path, the newest first. */
  public static List<PathResult> results(DSLContext sql, long path) {
    return sql.selectFrom(PATH_RESULT)
        .where(PATH_RESULT.PATH.eq(path))
        .orderBy(PATH_RESULT.ID.desc())
        .fetch(PathStore::result);
  }

  private static SelectConditionStep<Record> select(DSLContext sql, Condition which) {
    var newest =
        DSL.lateral(
            DSL.selectFrom(PATH_RESULT)
                .where(
                    PATH_RESULT.PATH.eq(CRITICAL_PATH.ID),
                    PATH_RESULT.SAID_AT.ge(CRITICAL_PATH.SINCE))
                .orderBy(PATH_RESULT.ID.desc())
                .limit(1)
                .asTable(PATH_RESULT));
    return sql.select()
        .from(CRITICAL_PATH)
        .leftJoin(newest)
        .on(DSL.trueCondition())
        .leftJoin(ENTRY)
        .on(
            ENTRY.NUMBER.eq(PATH_RESULT.ENTRY),
            ENTRY.DELETED_AT.isNull(),
            DSL.condition(DSL.not(ENTRY.CLOSED)))
        .where(which);
  }

  private static CriticalPathRecord row(Tx tx, long launch, int number, String title) {
    var row = new CriticalPathRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(number);
    row.setTitle(title);
    row.setRequired(true);
    row.setSince(tx.cause().at().atOffset(ZoneOffset.UTC));
    return row;
  }

  private static CriticalPath path(Record row) {
    return new CriticalPath(
        row.get(CRITICAL_PATH.ID),
        row.get(CRITICAL_PATH.LAUNCH),
        row.get(CRITICAL_PATH.NUMBER),
        row.get(CRITICAL_PATH.TITLE),
        row.get(CRITICAL_PATH.REQUIRED),
        row.get(CRITICAL_PATH.OWNER),
        row.get(CRITICAL_PATH.TESTER),
        row.get(CRITICAL_PATH.SINCE).toInstant(),
        row.get(PATH_RESULT.ID) == null ? null : result(row),
        row.get(ENTRY.NUMBER) != null);
  }

  private static PathResult result(Record row) {
    return new PathResult(
        PathResult.Outcome.of(row.get(PATH_RESULT.VERDICT)).orElseThrow(),
        row.get(PATH_RESULT.NOTE),
        row.get(PATH_RESULT.SAID_BY),
        row.get(PATH_RESULT.SAID_AT).toInstant(),
        row.get(PATH_RESULT.ALONE),
        row.get(PATH_RESULT.ENTRY));
  }
}
