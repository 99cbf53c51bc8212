package launchbot.bot.drill;

import java.time.Duration;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.rollback.Rollback;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.rollback.DrillReport;
import launchbot.rollback.DrillStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunListener;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Status;
import org.jspecify.annotations.Nullable;

/** A drill that is verified is kept, is evidence, and its report goes up in its thread. */
final class DrillListener implements RunListener {
  /** What the report is called, before the run's id. */
  static final String KIND = "drill";

  private static final Duration CALM = Duration.ofSeconds(1);

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Run before, Run after) {
    if (!after.drill() || !(after.status() instanceof Status.Verified)) {
      return;
    }
    Optional<RunWatch> watch = RunWatchStore.find(tx.sql(), after.id());
    if (watch.isPresent()) {
      DrillReport report =
          DrillReport.of(
              after, RunStepStore.of(tx.sql(), after), watch.get(), tx.cause().at(), null);
      DrillStore.add(tx, after, report.drill());
      show(tx, after, true);
    }
  }

  /** The report, in the thread of the drill: posted once, edited from then on. */
  static void show(Tx tx, Run run, boolean post) {
    Optional<Incident> incident = Rollback.incident(tx.sql(), run);
    tx.say(
        new Message.Live(
            run.channel(),
            KIND + ":" + run.id(),
            incident.map(Response::subject).orElse(Rollback.subject(run)),
            CALM,
            post,
            Message.Urgency.NEWS));
  }
}
