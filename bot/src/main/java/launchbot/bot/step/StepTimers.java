package launchbot.bot.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.bot.rollback.Held;
import launchbot.bot.rollback.Rollback;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Event;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Tx;
import launchbot.people.PersonStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepState;
import launchbot.rollback.StepTimer;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/**
 * What is done when a step takes too long, once each and then no more; and when it is time to look
 * whether all is well.
 */
final class StepTimers implements Firing {
  private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{2,30}");

  /** How often what measures speed looks in a drill. */
  private static final Duration LOAD_PACE = Duration.ofMinutes(1);

  private final Rollback rollback;
  private final Verifying verifying;

  StepTimers(Rollback rollback, Verifying verifying) {
    this.rollback = rollback;
    this.verifying = verifying;
  }

  @Override
  public List<StepTimer> kinds() {
    return List.of(StepTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    StepTimer timer = StepTimer.of(due.kind());
    switch (timer) {
      case LATE, CONTACT -> late(tx, due.subject(), timer);
      case VERIFY -> Held.lock(tx, due.subject()).ifPresent(held -> verifying.look(tx, held));
      case LOAD -> Held.lock(tx, due.subject()).ifPresent(held -> load(tx, held));
    }
  }

  private void late(Tx tx, long id, StepTimer timer) {
    Optional<Held> held = RunStepStore.runOf(tx.sql(), id).flatMap(run -> Held.lock(tx, run));
    if (held.isEmpty() || !held.get().run().open()) {
      return;
    }
    Run run = held.get().run();
    Instant now = tx.cause().at();
    RunStepStore.of(tx.sql(), run).stream()
        .filter(step -> step.id() == id && step.state() instanceof StepState.Doing)
        .filter(step -> timer.due(step).filter(at -> !at.isAfter(now)).isPresent())
        .findFirst()
        .ifPresent(step -> {
          if (timer == StepTimer.LATE) {
            first(tx, run, step);
          } else {
            second(tx, held.get(), step);
          }
          rollback.follow(tx, run);
        });
  }

  /** Its owner is told, its deputy asked. */
  private void first(Tx tx, Run run, RunStep step) {
    String owner = able(tx, step.owner());
    String planned = able(tx, step.step().deputy());
    String deputy = planned == null || planned.equals(step.owner()) ? null : planned;
    Duration took = step.took(tx.cause().at()).orElse(Duration.ZERO);
    if (owner != null) {
      Stepping.tell(tx, owner, StepView.late(run, step));
    }
    if (deputy != null) {
      Stepping.tell(tx, deputy, StepView.help(run, step, took));
    }
    String asked =
        deputy == null
            ? "It has no deputy who could be asked: who can help?"
            : Mrkdwn.user(deputy) + " is asked to take it over.";
    rollback.say(
        tx,
        run,
        "%sStep %d is late: %s. It has taken %s of %s. %s"
            .formatted(
                StepView.mark(run),
                step.number(),
                StepView.text(step),
                AlarmText.lasted(took),
                AlarmText.lasted(step.step().target()),
                asked),
        null);
    note(
        tx,
        run,
        step,
        "is late, %s of %s; %s"
            .formatted(
                AlarmText.lasted(took),
                AlarmText.lasted(step.step().target()),
                deputy == null ? "no deputy to ask" : "the deputy was asked"));
    StepTimer.CONTACT
        .due(step)
        .ifPresent(at -> TimerStore.set(tx, StepTimer.CONTACT, step.id(), at));
  }

  /** Whom the plan names is called: by message where Slack knows them, by the thread otherwise. */
  private void second(Tx tx, Held held, RunStep step) {
    Run run = held.run();
    String contact = step.step().contact();
    boolean known = contact != null && PERSON.matcher(contact).matches();
    String person = known ? able(tx, contact) : null;
    Duration took = step.took(tx.cause().at()).orElse(Duration.ZERO);
    String call;
    if (person != null) {
      Stepping.tell(tx, person, StepView.help(run, step, took));
      call = Mrkdwn.user(person) + " is asked now.";
    } else if (contact != null && !known) {
      call = "Call %s.".formatted(Mrkdwn.plain(contact));
    } else {
      String lead = held.launch().lead();
      Stepping.tell(tx, lead, StepView.help(run, step, took));
      call =
          "Its plan names nobody to call who is still here, so %s is asked."
              .formatted(Mrkdwn.user(lead));
    }
    rollback.say(
        tx,
        run,
        "%sStep %d is still not over after %s, its time was %s. %s"
            .formatted(
                StepView.mark(run),
                step.number(),
                AlarmText.lasted(took),
                AlarmText.lasted(step.step().target()),
                call),
        null);
    note(tx, run, step, "is still not over after " + AlarmText.lasted(took) + "; contact called");
  }

  private void note(Tx tx, Run run, RunStep step, String words) {
    rollback.note(
        tx,
        run,
        Event.Kind.NOTE,
        "%srollback %d, step %d %s"
            .formatted(run.drill() ? "DRILL, " : "", run.number(), step.number(), words));
  }

  /** Null for nobody, and for somebody who has left. */
  private static @Nullable String able(Tx tx, @Nullable String person) {
    return person == null
            || PersonStore.find(tx.sql(), person)
                .filter(known -> known.person().deactivated())
                .isPresent()
        ? null
        : person;
  }

  /** As long as a drill runs it sees load; its message follows, so that times in it are right. */
  private void load(Tx tx, Held held) {
    Run run = held.run();
    if (run.drill() && run.status() instanceof Status.Running) {
      Measuring.load(tx, held.launch());
      TimerStore.set(tx, StepTimer.LOAD, run.id(), tx.cause().at().plus(LOAD_PACE));
      rollback.follow(tx, run);
    }
  }
}
