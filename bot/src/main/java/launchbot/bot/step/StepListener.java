package launchbot.bot.step;

import java.time.Instant;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.rollback.Run;
import launchbot.rollback.RunListener;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepTimer;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/** The steps follow their rollback: they are made with it, begin with it, end with it. */
final class StepListener implements RunListener {
  private final Stepping stepping;

  StepListener(Stepping stepping) {
    this.stepping = stepping;
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Run before, Run after) {
    if (before == null) {
      RunStepStore.add(tx, after);
    }
    Instant now = tx.cause().at();
    switch (after.status()) {
      case Status.Running _ -> {
        if (before != null && before.status() instanceof Status.Verified) {
          again(tx, after, now);
        } else if (before == null || !(before.status() instanceof Status.Running)) {
          begin(tx, launch, after, now);
        }
      }
      case Status.Verified _ ->
          TimerStore.set(tx, StepTimer.VERIFY, after.id(), now.plus(Verifying.PACE));
      case Status.Closed _, Status.Refused _, Status.Aborted _ -> stepping.end(tx, after);
      case Status.Proposed _, Status.Approved _, Status.Preflight _ -> {}
    }
  }

  private void begin(Tx tx, Launch launch, Run run, Instant now) {
    stepping.begin(tx, launch, run);
    if (run.drill()) {
      TimerStore.set(tx, StepTimer.LOAD, run.id(), now);
    }
  }

  /** It was well and is not any more: what was seen until then counts no more. */
  private static void again(Tx tx, Run run, Instant now) {
    RunWatchStore.find(tx.sql(), run.id())
        .ifPresent(watch -> RunWatchStore.save(tx, watch.over(now)));
    TimerStore.set(tx, StepTimer.VERIFY, run.id(), now.plus(Verifying.PACE));
  }
}
