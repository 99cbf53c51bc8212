package launchbot.bot.step;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.rollback.Rollback;
import launchbot.bot.slack.Card;
import launchbot.incident.Event;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunSteps;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepOrder;
import launchbot.rollback.StepRequest;
import launchbot.rollback.StepState;
import launchbot.rollback.StepTimer;
import launchbot.timer.TimerStore;

/**
 * The one desk of steps: every way in, a command, a button, the end of the step before, comes
 * through here, within its own transaction, which has locked the launch, the incident and the run.
 */
final class Stepping {
  private final Rollback rollback;

  Stepping(Rollback rollback) {
    this.rollback = rollback;
  }

  Rollback rollback() {
    return rollback;
  }

  /** Asks for another state of a step; a refusal changes nothing. */
  Verdict<RunStep> decide(
      Tx tx, Launch launch, RunStep step, StepRequest request, RunSteps.Scene scene) {
    Verdict<RunStep> verdict = RunSteps.decide(step, request, scene);
    if (!(verdict instanceof Verdict.Moved<RunStep>(RunStep next, Change change))) {
      return verdict;
    }
    RunStep kept = save(tx, scene.run(), next, change);
    if (kept.state() instanceof StepState.Failed(_, _, _, String note)) {
      Card card = StepView.failed(scene.run(), kept, note);
      rollback.say(tx, scene.run(), card.text(), card.blocksJson());
    }
    advance(tx, launch, scene.run(), scene.steps());
    return new Verdict.Moved<>(kept, change);
  }

  /** Its steps begin: those whose turn it is are started, and whoever owns them is asked. */
  void begin(Tx tx, Launch launch, Run run) {
    if (RunWatchStore.find(tx.sql(), run.id()).isEmpty()) {
      RunWatchStore.save(tx, RunWatch.begun(run.id(), tx.cause().at()));
    }
    advance(tx, launch, run, List.of());
  }

  /** Nothing of it is waited for any more. */
  void end(Tx tx, Run run) {
    RunStepStore.of(tx.sql(), run)
        .forEach(step -> TimerStore.cancel(tx, step.id(), StepTimer.LATE, StepTimer.CONTACT));
    TimerStore.cancel(tx, run.id(), StepTimer.VERIFY, StepTimer.LOAD);
  }

  /**
   * What has become possible begins; who has something to do now is asked once.
   *
   * @param before the steps as they were; empty where the rollback has just begun
   */
  private void advance(Tx tx, Launch launch, Run run, List<RunStep> before) {
    if (run.status() instanceof Status.Running) {
      for (RunStep step : StepOrder.starting(RunStepStore.of(tx.sql(), run))) {
        Verdict.Moved<RunStep> begun = RunSteps.begin(step, tx.cause().at());
        save(tx, run, begun.next(), begun.change());
      }
      List<RunStep> after = RunStepStore.of(tx.sql(), run);
      ask(tx, launch, run, before, after);
      watch(tx, run, after);
    }
    rollback.follow(tx, run);
  }

  private RunStep save(Tx tx, Run run, RunStep step, Change change) {
    RunStep kept = RunStepStore.save(tx, step, change);
    boolean doing = kept.state() instanceof StepState.Doing;
    if (!doing) {
      TimerStore.cancel(tx, kept.id(), StepTimer.LATE, StepTimer.CONTACT);
    } else if (!change.verb().equals(RunSteps.TAKEN)) {
      TimerStore.cancel(tx, kept.id(), StepTimer.CONTACT);
      StepTimer.LATE.due(kept).ifPresent(at -> TimerStore.set(tx, StepTimer.LATE, kept.id(), at));
    }
    rollback.note(tx, run, Event.Kind.NOTE, StepView.note(run, kept, change));
    return kept;
  }

  private void ask(Tx tx, Launch launch, Run run, List<RunStep> before, List<RunStep> after) {
    Map<Long, RunStep> was =
        before.stream()
            .collect(Collectors.toMap(RunStep::id, one -> one, (a, _) -> a, HashMap::new));
    List<Long> earlier = StepOrder.current(before).stream().map(RunStep::id).toList();
    for (RunStep step : StepOrder.current(after)) {
      boolean fresh =
          switch (step.state()) {
            case StepState.Doing doing ->
                Optional.ofNullable(was.get(step.id()))
                    .filter(one -> one.state().equals(doing))
                    .isEmpty();
            case StepState.Waiting _ -> before.isEmpty() || !earlier.contains(step.id());
            case StepState.Done _, StepState.Failed _, StepState.Skipped _ -> false;
          };
      if (fresh) {
        ask(tx, launch, run, step);
      }
    }
  }

  /** Who has started it need not be asked; where it is nobody's, the thread asks everybody. */
  private void ask(Tx tx, Launch launch, Run run, RunStep step) {
    Instant now = tx.cause().at();
    String owner = step.owner();
    Card card = StepView.turn(launch, run, step, now);
    if (owner == null) {
      rollback.say(tx, run, card.text(), card.blocksJson());
    } else if (!(step.state() instanceof StepState.Doing doing && owner.equals(doing.by()))) {
      tell(tx, owner, card);
    }
  }

  /** Once all are over it is looked whether all is well; where one is begun anew, no more. */
  private static void watch(Tx tx, Run run, List<RunStep> steps) {
    Optional<RunWatch> found = RunWatchStore.find(tx.sql(), run.id());
    boolean over = StepOrder.allOver(steps);
    if (found.isEmpty() || over == (found.get().over() != null)) {
      return;
    }
    Instant now = tx.cause().at();
    RunWatchStore.save(tx, found.get().over(over ? now : null));
    if (over) {
      TimerStore.set(tx, StepTimer.VERIFY, run.id(), now);
    } else {
      TimerStore.cancel(tx, run.id(), StepTimer.VERIFY);
    }
  }

  static void tell(Tx tx, String person, Card card) {
    tx.say(
        new Message.Post(person, null, card.text(), card.blocksJson(), Message.Urgency.INCIDENT));
  }
}
