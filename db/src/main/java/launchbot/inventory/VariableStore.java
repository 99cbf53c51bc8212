package launchbot.inventory;

import static launchbot.sql.Tables.ENV_VARIABLE;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.EnvVariableRecord;
import launchbot.timer.TimerStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Variables as rows. Every write takes the launch's lock first; {@link #settle} ends it, so that
 * the checklist says the same.
 */
public final class VariableStore {
  private VariableStore() {}

  /** All of a launch, by environment and name. */
  public static List<Variable> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(ENV_VARIABLE)
        .where(ENV_VARIABLE.LAUNCH.eq(launch))
        .orderBy(ENV_VARIABLE.ENVIRONMENT, ENV_VARIABLE.NAME)
        .fetch(VariableStore::variable);
  }

  public static List<Variable> of(DSLContext sql, long launch, String environment) {
    return sql.selectFrom(ENV_VARIABLE)
        .where(ENV_VARIABLE.LAUNCH.eq(launch), ENV_VARIABLE.ENVIRONMENT.eq(environment))
        .orderBy(ENV_VARIABLE.NAME)
        .fetch(VariableStore::variable);
  }

  /** What a release must find set there, as {@link launchbot.release.KnownVariables} asks it. */
  public static Set<String> names(DSLContext sql, long launch, String environment) {
    return sql.select(ENV_VARIABLE.NAME)
        .from(ENV_VARIABLE)
        .where(ENV_VARIABLE.LAUNCH.eq(launch), ENV_VARIABLE.ENVIRONMENT.eq(environment))
        .fetchSet(ENV_VARIABLE.NAME);
  }

  /** Those that somebody owns, of all launches. */
  public static List<Variable> ownedBy(DSLContext sql, String person) {
    return sql.selectFrom(ENV_VARIABLE)
        .where(ENV_VARIABLE.OWNER.eq(person))
        .orderBy(ENV_VARIABLE.LAUNCH, ENV_VARIABLE.ENVIRONMENT, ENV_VARIABLE.NAME)
        .fetch(VariableStore::variable);
  }

  /** Those that were not there before; how many. */
  public static int add(
      Tx tx, long launch, String environment, Collection<String> names, @Nullable String setIn) {
    List<EnvVariableRecord> rows = new ArrayList<>();
    for (String name : names) {
      var row = new EnvVariableRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setLaunch(launch);
      row.setEnvironment(environment);
      row.setName(name);
      row.setSetIn(setIn);
      row.setAddedBy(tx.cause().actor().id());
      row.setAddedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
      rows.add(row);
    }
    List<String> added =
        tx.sql()
            .insertInto(ENV_VARIABLE)
            .set(rows)
            .onConflictDoNothing()
            .returning(ENV_VARIABLE.NAME)
            .fetch(row -> row.getName());
    if (!added.isEmpty()) {
      record(tx, launch, "variables added", environment, null, String.join(" ", added));
    }
    return added.size();
  }

  /** Keeps what became of one. */
  public static void save(Tx tx, Variable before, Variable after) {
    Variable.Checked checked = after.checked();
    tx.sql()
        .update(ENV_VARIABLE)
        .set(ENV_VARIABLE.SET_IN, after.setIn())
        .set(ENV_VARIABLE.OWNER, after.owner())
        .set(ENV_VARIABLE.CHECKED_BY, checked == null ? null : checked.by())
        .set(
            ENV_VARIABLE.CHECKED_AT, checked == null ? null : checked.at().atOffset(ZoneOffset.UTC))
        .where(ENV_VARIABLE.ID.eq(after.id()))
        .execute();
    List<Change.Field> fields = new ArrayList<>();
    field(fields, "owner", before.owner(), after.owner());
    field(fields, "set in", before.setIn(), after.setIn());
    field(fields, "checked", at(before), at(after));
    tx.record(new Change("changed", after.subject(), fields, after.name()));
  }

  public static void remove(Tx tx, Variable variable) {
    tx.sql().deleteFrom(ENV_VARIABLE).where(ENV_VARIABLE.ID.eq(variable.id())).execute();
    record(
        tx, variable.launch(), "variable removed", variable.environment(), variable.name(), null);
  }

  /** Brings the checklist in line with what is known now, and with how long that counts. */
  public static void settle(Tx tx, long launch) {
    List<Variable> variables = ofLaunch(tx.sql(), launch);
    List<Evidence> evidence = Inventory.evidence(variables, tx.cause().at());
    if (evidence.isEmpty()) {
      EvidenceStore.forget(tx, launch, Inventory.SOURCE, Inventory.CHECKED);
      EvidenceStore.forget(tx, launch, Inventory.SOURCE, Inventory.OWNED);
    } else {
      EvidenceStore.put(tx, launch, evidence);
    }
    Inventory.stale(variables, tx.cause().at())
        .ifPresentOrElse(
            at -> TimerStore.set(tx, InventoryTimer.STALE, launch, at),
            () -> TimerStore.cancel(tx, launch, InventoryTimer.STALE));
  }

  private static void field(
      List<Change.Field> fields, String name, @Nullable String before, @Nullable String after) {
    if (before == null ? after != null : !before.equals(after)) {
      fields.add(new Change.Field(name, before, after));
    }
  }

  private static @Nullable String at(Variable one) {
    Variable.Checked checked = one.checked();
    return checked == null ? null : checked.at().toString();
  }

  private static void record(
      Tx tx,
      long launch,
      String verb,
      String environment,
      @Nullable String before,
      @Nullable String after) {
    tx.record(
        new Change(
            verb,
            new Subject("launch", launch),
            List.of(new Change.Field(environment, before, after)),
            null));
  }

  private static Variable variable(EnvVariableRecord row) {
    OffsetDateTime checked = row.getCheckedAt();
    return new Variable(
        row.getId(),
        row.getLaunch(),
        row.getEnvironment(),
        row.getName(),
        row.getSetIn(),
        row.getOwner(),
        checked == null ? null : new Variable.Checked(row.getCheckedBy(), checked.toInstant()));
  }
}
