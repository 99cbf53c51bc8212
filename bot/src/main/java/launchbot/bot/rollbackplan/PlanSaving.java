package launchbot.bot.rollbackplan;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanDiff;
import launchbot.rollbackplan.PlanDraftStore;
import launchbot.rollbackplan.PlanFacts;
import launchbot.rollbackplan.PlanListener;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.RollbackPlan;
import org.jspecify.annotations.Nullable;

/** The one way in which a plan becomes another: what two people write at once is never lost. */
final class PlanSaving {
  private static final String GONE = "This launch is archived: its plans stay as they are.";

  private final Ledger ledger;
  private final Supplier<List<PlanListener>> listeners;

  PlanSaving(Ledger ledger, Supplier<List<PlanListener>> listeners) {
    this.ledger = ledger;
    this.listeners = listeners;
  }

  /** A change of a part of a plan. */
  interface Part {
    RollbackPlan in(RollbackPlan plan);

    /** What of a plan it changes: where nobody else has touched that, both changes are kept. */
    Object of(RollbackPlan plan);

    /** What speaks against it, in mrkdwn. */
    default List<String> objections(RollbackPlan next, PlanFacts facts) {
      return List.of();
    }
  }

  /** The whole of it. */
  record Whole(RollbackPlan plan) implements Part {
    @Override
    public RollbackPlan in(RollbackPlan before) {
      return plan;
    }

    @Override
    public Object of(RollbackPlan before) {
      return before;
    }
  }

  static RollbackPlan empty(String environment) {
    return new RollbackPlan(environment, null, List.of(), Chain.LEAD, List.of(), List.of(), null);
  }

  /**
   * Saves it, or shows what it would change where somebody else was quicker.
   *
   * @param base the version that whoever wrote it saw; 0 for none
   */
  Reply save(Visit visit, String environment, int base, Part part, @Nullable String note) {
    return in(
        visit,
        (tx, launch) -> {
          Optional<PlanVersion> current = PlanStore.current(tx.sql(), launch.id(), environment);
          RollbackPlan now = current.map(PlanVersion::plan).orElseGet(() -> empty(environment));
          RollbackPlan next = part.in(now);
          List<String> against =
              part.objections(next, PlanKnown.facts(tx.sql(), launch, next, tx.cause().at()));
          if (!against.isEmpty()) {
            return new Reply.Refusal("Nothing was saved. " + String.join(" ", against));
          }
          int last = PlanStore.last(tx.sql(), launch.id(), environment);
          boolean meanwhile = last != base;
          RollbackPlan seen =
              PlanStore.version(tx.sql(), launch.id(), environment, base)
                  .map(PlanVersion::plan)
                  .orElseGet(() -> empty(environment));
          return meanwhile && !part.of(seen).equals(part.of(now))
              ? ask(
                  tx,
                  launch,
                  next,
                  note,
                  current
                      .map(one ->
                          "*%s saved version %d while you wrote.* Yours is not lost and theirs is not overwritten: look at what yours would change now."
                              .formatted(Mrkdwn.user(one.by()), one.version()))
                      .orElse("*Somebody removed the plan while you wrote.* Yours is not lost."))
              : keep(tx, visit, launch, next, last, note, meanwhile);
        });
  }

  /** Shows what it would change, and keeps it until that is confirmed. */
  Reply show(Visit visit, RollbackPlan plan, @Nullable String note) {
    return in(visit, (tx, launch) -> ask(tx, launch, plan, note, null));
  }

  Reply confirm(Visit visit, long id) {
    return in(
        visit,
        (tx, launch) -> {
          Optional<PlanDraftStore.Draft> found =
              PlanDraftStore.find(tx.sql(), id)
                  .filter(draft -> draft.launch() == launch.id())
                  .filter(draft -> draft.person().equals(visit.person().id()));
          if (found.isEmpty()) {
            return new Reply.Refusal(
                "Nothing of yours waits under that number: it was saved already, or is older than a"
                    + " week. `/rollback plan` shows what holds.");
          }
          PlanDraftStore.Draft draft = found.get();
          PlanDraftStore.forget(tx, id);
          int last = PlanStore.last(tx.sql(), launch.id(), draft.plan().environment());
          return last == draft.base()
              ? keep(tx, visit, launch, draft.plan(), last, draft.note(), false)
              : ask(
                  tx,
                  launch,
                  draft.plan(),
                  draft.note(),
                  "Something changed since you looked. Nothing was saved; this is what it would do"
                      + " now:");
        });
  }

  Reply remove(Visit visit, String environment) {
    return in(
        visit,
        (tx, launch) -> {
          int last = PlanStore.last(tx.sql(), launch.id(), environment);
          if (PlanStore.current(tx.sql(), launch.id(), environment).isEmpty()
              || !PlanStore.remove(tx, launch.id(), environment, last, null)) {
            return new Reply.Refusal(
                "There is no rollback plan for `%s` that could be removed.".formatted(environment));
          }
          changed(tx, launch, environment, null);
          return new Reply.Private(
              Card.of(
                  "The rollback plan of `%s` is removed. Its versions stay: `/rollback plan restore %d in %1$s` brings the last one back."
                      .formatted(environment, last)));
        });
  }

  private Reply in(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.PLAN_ROLLBACK);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          Optional<Launch> locked = LaunchStore.lock(tx, launch.id());
          return locked.isEmpty() ? new Reply.Refusal(GONE) : work.in(tx, locked.get());
        });
  }

  private static Reply ask(
      Tx tx, Launch launch, RollbackPlan next, @Nullable String note, @Nullable String why) {
    Optional<PlanVersion> current = PlanStore.current(tx.sql(), launch.id(), next.environment());
    List<Change.Field> fields = PlanDiff.of(current.map(PlanVersion::plan).orElse(null), next);
    if (fields.isEmpty()) {
      return same(next.environment());
    }
    int last = PlanStore.last(tx.sql(), launch.id(), next.environment());
    long draft = PlanDraftStore.keep(tx, launch.id(), next, last, note);
    return new Reply.Replace(DiffView.asked(next.environment(), fields, draft, why));
  }

  private Reply keep(
      Tx tx,
      Visit visit,
      Launch launch,
      RollbackPlan next,
      int last,
      @Nullable String note,
      boolean merged) {
    Optional<PlanVersion> current = PlanStore.current(tx.sql(), launch.id(), next.environment());
    List<Change.Field> fields = PlanDiff.of(current.map(PlanVersion::plan).orElse(null), next);
    if (fields.isEmpty()) {
      return same(next.environment());
    }
    PlanVersion saved =
        PlanStore.add(tx, launch.id(), next, last, note, fields).orElseThrow(); // the lock is held
    changed(tx, launch, next.environment(), saved);
    return new Reply.Replace(
        PlanView.saved(saved, PlanKnown.lint(tx.sql(), launch, next, visit.at()), merged));
  }

  private void changed(Tx tx, Launch launch, String environment, @Nullable PlanVersion current) {
    listeners.get().forEach(one -> one.changed(tx, launch, environment, current));
    PlanProof.settle(tx, launch);
  }

  private static Reply same(String environment) {
    return new Reply.Refusal(
        "Nothing would change: the way back in `%s` is like that already.".formatted(environment));
  }
}
