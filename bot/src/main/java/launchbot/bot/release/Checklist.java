package launchbot.bot.release;

import java.util.Optional;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.release.Dossier;
import launchbot.release.Proofs;
import launchbot.release.Release;
import launchbot.release.ReleaseListener;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;

/** What runs in production proves items of the checklist, or opens them again. */
final class Checklist implements ReleaseListener {
  private final Around around;

  Checklist(Around around) {
    this.around = around;
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Release before, Release after) {
    if (after.production()) {
      settle(tx, launch);
    }
  }

  /** In the transaction that changes what is known of it. */
  void settle(Tx tx, Launch launch) {
    Optional<Dossier> running =
        ReleaseStore.running(tx.sql(), launch.id(), Release.PRODUCTION)
            .flatMap(one -> ReleaseStore.dossier(tx.sql(), one.id()));
    if (running.isPresent()) {
      Release release = running.get().release();
      EvidenceStore.put(
          tx,
          launch.id(),
          Proofs.of(
              release,
              around.seen(tx.sql(), launch, running.get()),
              Around.build(tx.sql(), release),
              tx.cause().at()));
    }
  }
}
