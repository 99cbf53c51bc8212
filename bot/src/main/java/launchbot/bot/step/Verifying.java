package launchbot.bot.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.bot.rollback.Held;
import launchbot.bot.rollback.MeantRun;
import launchbot.bot.rollback.Rollback;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Event;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepTimer;
import launchbot.rollback.Verification;
import launchbot.timer.TimerStore;

/** Looks whether all is well again once the steps are over, and goes on looking for a while. */
final class Verifying {
  /** How often it is looked at first. */
  static final Duration PACE = Duration.ofSeconds(30);

  /** From then on more calmly, and at last no more: a person was asked long ago. */
  private static final Duration SOON = Duration.ofHours(1);

  private static final Duration CALM = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(24);

  /** How long it is watched whether it stays well. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(30);

  private final Rollback rollback;

  Verifying(Rollback rollback) {
    this.rollback = rollback;
  }

  /** A look at its time. */
  void look(Tx tx, Held held) {
    Optional<RunWatch> watch = RunWatchStore.find(tx.sql(), held.run().id());
    Instant over = watch.map(RunWatch::over).orElse(null);
    if (watch.isEmpty() || over == null) {
      return;
    }
    switch (held.run().status()) {
      case Status.Running _ -> verify(tx, held, watch.get(), over);
      case Status.Verified(Instant since) -> stays(tx, held, since, over);
      case Status.Proposed _, Status.Approved _, Status.Preflight _ -> {}
      case Status.Closed _, Status.Refused _, Status.Aborted _ -> {}
    }
  }

  private void verify(Tx tx, Held held, RunWatch watch, Instant over) {
    Run run = held.run();
    Instant now = tx.cause().at();
    if (now.equals(over) || watch.goodSince() == null) {
      Measuring.hurry(tx, held.launch(), run);
    }
    Verification.Turn turn =
        Verification.look(
            watch,
            Measuring.readings(tx.sql(), held.launch(), run, over, now),
            RunWatchStore.patience(tx.sql(), run.launch()),
            now);
    RunWatchStore.save(tx, turn.watch());
    switch (turn) {
      case Verification.Well _ -> rollback.decide(tx, held.launch(), run, new Request.Verify());
      case Verification.Wait _ -> next(tx, run, over, now);
      case Verification.Ask(_, String why) -> {
        Card card = ask(run, why);
        rollback.say(tx, run, card.text(), card.blocksJson());
        next(tx, run, over, now);
      }
    }
  }

  private void next(Tx tx, Run run, Instant over, Instant now) {
    Duration passed = Duration.between(over, now);
    if (passed.compareTo(LONGEST) < 0) {
      TimerStore.set(
          tx, StepTimer.VERIFY, run.id(), now.plus(passed.compareTo(SOON) < 0 ? PACE : CALM));
    }
    rollback.follow(tx, run);
  }

  /** It was well; worse again is said, and there is more to do. */
  private void stays(Tx tx, Held held, Instant since, Instant over) {
    Run run = held.run();
    Instant now = tx.cause().at();
    List<Verification.Reading> worse =
        Verification.worse(Measuring.readings(tx.sql(), held.launch(), run, over, now));
    if (!worse.isEmpty()) {
      String words = Verification.words(worse);
      rollback.decide(tx, held.launch(), run, new Request.Doubt(words));
      rollback.say(
          tx,
          run,
          "%sRollback %d was verified, and is not well any more: %s. It goes on: do a step again with `/rollback step 1 failed …` and `start`, or end it with `/rollback abort because …`."
              .formatted(StepView.mark(run), run.number(), Mrkdwn.plain(words)),
          null);
    } else if (now.isBefore(since.plus(AFTERWARDS))) {
      TimerStore.set(tx, StepTimer.VERIFY, run.id(), now.plus(PACE.multipliedBy(2)));
      rollback.follow(tx, run);
    }
  }

  /** Somebody has looked and says that all is well; why not, where what is measured says no. */
  Optional<String> confirm(Tx tx, Held held, String person, String note) {
    Run run = held.run();
    Optional<RunWatch> watch = RunWatchStore.find(tx.sql(), run.id());
    Instant over = watch.map(RunWatch::over).orElse(null);
    if (watch.isEmpty() || over == null || !(run.status() instanceof Status.Running)) {
      return Optional.of(
          "There is nothing to confirm now: that is asked once all steps are over, and until the"
              + " rollback is verified.");
    }
    List<Verification.Reading> bad =
        Verification.worse(Measuring.readings(tx.sql(), held.launch(), run, over, tx.cause().at()));
    if (!bad.isEmpty()) {
      return Optional.of(
          "What is measured says otherwise: %s. Do a step again, or wait until it is over."
              .formatted(Mrkdwn.plain(Verification.words(bad))));
    }
    RunWatchStore.save(tx, watch.get().confirmed(person, note));
    rollback.note(
        tx,
        run,
        Event.Kind.DECISION,
        "%srollback %d: confirmed that all is well: %s"
            .formatted(run.drill() ? "DRILL, " : "", run.number(), note));
    Verdict<Run> verdict = rollback.decide(tx, held.launch(), run, new Request.Verify());
    return verdict instanceof Verdict.Refused<Run>(String why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private static Card ask(Run run, String why) {
    String words =
        "%sAll steps of rollback %d are over, and I cannot tell by myself that all is well. %s. Please look, and say what you saw."
            .formatted(StepView.mark(run), run.number(), Mrkdwn.plain(why));
    return new Card(
        words,
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(
                    RollbackCommand.button(
                        "All is well again", VerifyTopic.WORD, MeantRun.by(run, "well"))))));
  }
}
