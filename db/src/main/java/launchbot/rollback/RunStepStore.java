package launchbot.rollback;

import static launchbot.sql.Tables.ROLLBACK_STEP;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.rollbackplan.Step;
import launchbot.sql.tables.records.RollbackStepRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The steps of rollbacks under way, as rows. Whoever writes holds the lock of their run. */
public final class RunStepStore {
  private RunStepStore() {}

  /** Makes the rows of a rollback's steps from its plan as it is kept with the rollback. */
  public static void add(Tx tx, Run run) {
    List<Step> steps = run.plan().steps();
    for (int i = 0; i < steps.size(); i++) {
      var row = new RollbackStepRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setRun(run.id());
      row.setNumber(i + 1);
      row.setStep(steps.get(i).key());
      row.setOwner(steps.get(i).owner());
      set(row, new StepState.Waiting());
      tx.sql().insertInto(ROLLBACK_STEP).set(row).execute();
    }
  }

  /** All of a rollback, in their order. */
  public static List<RunStep> of(DSLContext sql, Run run) {
    return sql.selectFrom(ROLLBACK_STEP)
        .where(ROLLBACK_STEP.RUN.eq(run.id()))
        .orderBy(ROLLBACK_STEP.NUMBER)
        .fetch(row -> step(run, row));
  }

  /** Whose step that is; the id of a run. */
  public static Optional<Long> runOf(DSLContext sql, long step) {
    return sql.select(ROLLBACK_STEP.RUN)
        .from(ROLLBACK_STEP)
        .where(ROLLBACK_STEP.ID.eq(step))
        .fetchOptional(ROLLBACK_STEP.RUN);
  }

  /** Keeps what it is now. */
  public static RunStep save(Tx tx, RunStep step, Change change) {
    tx.record(change);
    var row = new RollbackStepRecord();
    row.setOwner(step.owner());
    set(row, step.state());
    row.setVersion(step.version() + 1);
    tx.sql().update(ROLLBACK_STEP).set(row).where(ROLLBACK_STEP.ID.eq(step.id())).execute();
    return new RunStep(
        step.id(),
        step.run(),
        step.number(),
        step.step(),
        step.state(),
        step.owner(),
        step.version() + 1);
  }

  private static void set(RollbackStepRecord row, StepState state) {
    row.setState(state.key());
    row.setSince(since(state));
    row.setAt(
        switch (state) {
          case StepState.Done done -> RunRow.utc(done.at());
          case StepState.Failed failed -> RunRow.utc(failed.at());
          case StepState.Skipped skipped -> RunRow.utc(skipped.at());
          case StepState.Waiting _, StepState.Doing _ -> null;
        });
    row.setBy(
        switch (state) {
          case StepState.Doing doing -> doing.by();
          case StepState.Done done -> done.by();
          case StepState.Failed failed -> failed.by();
          case StepState.Skipped skipped -> skipped.by();
          case StepState.Waiting _ -> null;
        });
    row.setNote(
        switch (state) {
          case StepState.Done done -> done.note();
          case StepState.Failed failed -> failed.note();
          case StepState.Skipped skipped -> skipped.reason();
          case StepState.Waiting _, StepState.Doing _ -> null;
        });
    row.setSimulated(state instanceof StepState.Done done && done.simulated());
  }

  private static @Nullable OffsetDateTime since(StepState state) {
    Instant since =
        switch (state) {
          case StepState.Doing doing -> doing.since();
          case StepState.Done done -> done.since();
          case StepState.Failed failed -> failed.since();
          case StepState.Waiting _, StepState.Skipped _ -> null;
        };
    return since == null ? null : RunRow.utc(since);
  }

  private static RunStep step(Run run, RollbackStepRecord row) {
    return new RunStep(
        row.getId(),
        row.getRun(),
        row.getNumber(),
        run.plan().steps().get(row.getNumber() - 1),
        state(row),
        row.getOwner(),
        row.getVersion());
  }

  private static StepState state(RollbackStepRecord row) {
    OffsetDateTime began = row.getSince();
    Instant since = began == null ? null : began.toInstant();
    return switch (row.getState()) {
      case "waiting" -> new StepState.Waiting();
      case "doing" -> new StepState.Doing(Objects.requireNonNull(since), row.getBy());
      case "done" -> new StepState.Done(since, at(row), by(row), row.getNote(), row.getSimulated());
      case "failed" -> new StepState.Failed(since, at(row), by(row), note(row));
      case "skipped" -> new StepState.Skipped(at(row), by(row), note(row));
      default -> throw new IllegalStateException("state " + row.getState());
    };
  }

  private static Instant at(RollbackStepRecord row) {
    return Objects.requireNonNull(row.getAt()).toInstant();
  }

  private static String by(RollbackStepRecord row) {
    return Objects.requireNonNull(row.getBy());
  }

  private static String note(RollbackStepRecord row) {
    return Objects.requireNonNull(row.getNote());
  }
}
