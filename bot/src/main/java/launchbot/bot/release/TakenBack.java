package launchbot.bot.release;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.release.ReleaseStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunListener;
import launchbot.rollback.Status;
import org.jspecify.annotations.Nullable;

/** A rollback is closed: what it took back counts as rolled back. A drill takes nothing back. */
final class TakenBack implements RunListener {
  private final Releases releases;

  TakenBack(Releases releases) {
    this.releases = releases;
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Run before, Run after) {
    Long release = after.release();
    if (release != null && !after.drill() && after.status() instanceof Status.Closed) {
      ReleaseStore.find(tx.sql(), release)
          .ifPresent(one ->
              releases.takenBack(
                  tx, launch, one, "rollback %d: %s".formatted(after.number(), after.reason())));
    }
  }
}
