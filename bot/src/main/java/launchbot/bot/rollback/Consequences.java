package launchbot.bot.rollback;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Actor;
import launchbot.ledger.Tx;
import launchbot.rollback.Run;
import launchbot.rollback.RunListener;
import launchbot.rollback.RunTimer;
import launchbot.rollback.Status;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/** What follows from a rollback: the decision log, its incident. */
final class Consequences implements RunListener {
  private final Response response;
  private final Rollback rollback;

  Consequences(Response response, Rollback rollback) {
    this.response = response;
    this.rollback = rollback;
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Run before, Run after) {
    if (before == null) {
      return;
    }
    if (!(after.status() instanceof Status.Proposed)) {
      TimerStore.cancel(tx, after.id(), RunTimer.ASK);
    }
    switch (after.status()) {
      case Status.Proposed _, Status.Preflight _ -> {
        // Nothing follows yet.
      }
      case Status.Approved(@Nullable String alone) ->
          log(tx, launch, after, alone == null ? "approved" : "broke the glass and approved");
      case Status.Refused(_, String reason) ->
          log(tx, launch, after, "refused, because %s:".formatted(reason));
      case Status.Aborted(_, String reason) -> {
        log(tx, launch, after, "aborted, because %s:".formatted(reason));
        rollback.say(tx, after, RunView.aborted(after, before), null);
      }
      case Status.Running _ -> incident(tx, launch, after, Consequences::identified);
      case Status.Verified _ -> incident(tx, launch, after, Consequences::monitored);
      case Status.Closed _ -> closed(tx, after);
    }
  }

  private interface Wanted {
    Optional<launchbot.incident.Request> of(Run run, Incident incident);
  }

  /** A refusal by the incident's own rules changes nothing: people have moved it elsewhere. */
  private void incident(Tx tx, Launch launch, Run run, Wanted wanted) {
    Rollback.incident(tx.sql(), run)
        .flatMap(found -> IncidentStore.lock(tx, found.id()))
        .filter(one -> one.open() && one.drill() == run.drill())
        .ifPresent(one ->
            wanted.of(run, one).ifPresent(request -> response.decide(tx, launch, one, request)));
  }

  private static Optional<launchbot.incident.Request> identified(Run run, Incident incident) {
    return incident.status() instanceof launchbot.incident.Status.Investigating
        ? Optional.of(
            new launchbot.incident.Request.Identify(
                "%s is under way: %s".formatted(RunView.plainName(run), run.reason())))
        : Optional.empty();
  }

  private static Optional<launchbot.incident.Request> monitored(Run run, Incident incident) {
    return incident.status() instanceof launchbot.incident.Status.Monitoring
        ? Optional.empty()
        : Optional.of(
            new launchbot.incident.Request.Monitor(
                "%s is done%s and verified; it is watched whether it stays so."
                    .formatted(
                        RunView.plainName(run),
                        run.target() == null ? "" : ", %s runs again".formatted(run.target()))));
  }

  private void closed(Tx tx, Run run) {
    Rollback.incident(tx.sql(), run)
        .filter(Incident::open)
        .ifPresent(one -> {
          Card card = resolves(run, one);
          rollback.say(tx, run, card.text(), card.blocksJson());
        });
  }

  private static Card resolves(Run run, Incident incident) {
    String words =
        "%s is closed. Is the incident over too? People decide; until then it is watched."
            .formatted(RunView.name(run));
    return new Card(
        words,
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(
                    IncidentCommand.button(
                        "Resolve as rolled back", "rolled-back", "--id=" + incident.id())))));
  }

  private static void log(Tx tx, Launch launch, Run run, String did) {
    Actor actor = tx.cause().actor();
    DecisionLog.add(
        tx,
        launch.id(),
        Kind.ROLLBACK,
        "rollback show " + run.number(),
        "%s%s the rollback of %s".formatted(run.drill() ? "DRILL: " : "", did, run.environment()),
        run.reason(),
        actor.id());
  }
}
