package launchbot.sprint;

import static launchbot.sql.Tables.PLAN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PlanRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The plans that a team wrote, in every version, over those that Launchbot brings along. */
public final class PlanStore {
  private PlanStore() {}

  /** Who wrote a version when; a removal is one too. */
  public record Version(int version, boolean removed, String by, Instant at) {}

  /** What holds under a key. */
  public static Optional<KeptPlan> find(DSLContext sql, String key) {
    return newest(sql, key).flatMap(PlanStore::kept).or(() -> BuiltInPlans.find(key));
  }

  /** The team's own by key, and then those of Launchbot that it did not write anew. */
  public static List<KeptPlan> all(DSLContext sql) {
    List<KeptPlan> all =
        new ArrayList<>(
            sql
                .select(PLAN.fields())
                .distinctOn(PLAN.KEY)
                .from(PLAN)
                .orderBy(PLAN.KEY, PLAN.VERSION.desc())
                .fetchInto(PLAN)
                .stream()
                .flatMap(row -> kept(row).stream())
                .toList());
    BuiltInPlans.ALL.stream()
        .filter(builtIn ->
            all.stream().noneMatch(kept -> kept.plan().key().equals(builtIn.plan().key())))
        .toList()
        .forEach(all::add);
    return all;
  }

  /** The newest version that a key ever had; 0 for none. */
  public static int last(DSLContext sql, String key) {
    int own = newest(sql, key).map(PlanRecord::getVersion).orElse(0);
    return own > 0 ? own : BuiltInPlans.find(key).map(kept -> kept.plan().version()).orElse(0);
  }

  /** The newest versions of a team's own plan, newest first. */
  public static List<Version> versions(DSLContext sql, String key, int most) {
    return sql.selectFrom(PLAN)
        .where(PLAN.KEY.eq(key))
        .orderBy(PLAN.VERSION.desc())
        .limit(most)
        .fetch(row ->
            new Version(
                row.getVersion(),
                row.getSource() == null,
                row.getSavedBy(),
                row.getSavedAt().toInstant()));
  }

  /**
   * Keeps a version.
   *
   * @return whether it is kept; otherwise somebody else was quicker with that version
   */
  public static boolean save(Tx tx, Plan plan, String source, Change change) {
    PlanRecord row = row(tx, plan.key(), plan.version());
    row.setSource(source);
    row.setPlan(JSONB.valueOf(SprintStore.GSON.toJson(plan)));
    return insert(tx, row, change);
  }

  /** Keeps that it was removed, as a version after its last. */
  public static boolean remove(Tx tx, KeptPlan kept, Change change) {
    String key = kept.plan().key();
    return insert(tx, row(tx, key, last(tx.sql(), key) + 1), change);
  }

  private static boolean insert(Tx tx, PlanRecord row, Change change) {
    boolean kept = tx.sql().insertInto(PLAN).set(row).onConflictDoNothing().execute() == 1;
    if (kept) {
      tx.record(change);
    }
    return kept;
  }

  private static PlanRecord row(Tx tx, String key, int version) {
    var row = new PlanRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setKey(key);
    row.setVersion(version);
    row.setSavedBy(tx.cause().actor().id());
    row.setSavedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    return row;
  }

  private static Optional<PlanRecord> newest(DSLContext sql, String key) {
    return sql.selectFrom(PLAN)
        .where(PLAN.KEY.eq(key))
        .orderBy(PLAN.VERSION.desc())
        .limit(1)
        .fetchOptional();
  }

  private static Optional<KeptPlan> kept(PlanRecord row) {
    String source = row.getSource();
    return source == null
        ? Optional.empty()
        : Optional.of(
            new KeptPlan(
                SprintStore.GSON.fromJson(row.getPlan().data(), Plan.class),
                source,
                row.getSavedBy(),
                row.getSavedAt().toInstant()));
  }
}
