package launchbot.jobs.smoke;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.probe.Baseline;
import launchbot.probe.BaselineStore;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;

/** Baselines in the database. */
public final class KeptBaselines implements Baselines {
  private final Ledger ledger;

  public KeptBaselines(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<Baseline> of(String workspace, long probe) {
    return ledger.read(workspace, sql -> BaselineStore.of(sql, probe));
  }

  @Override
  public void keep(
      String workspace, long id, List<Baseline.Measured> measured, Instant at, boolean good) {
    Probe probe = ledger.read(workspace, sql -> ProbeStore.find(sql, id)).orElse(null);
    if (probe == null) {
      return; // removed while it was looking
    }
    ledger.<Boolean>upkeep(
        workspace,
        sql -> {
          BaselineStore.measured(sql, workspace, id, measured, at);
          return true;
        });
    boolean fresh = of(workspace, id).stream().anyMatch(each -> each.p95() == null);
    if (good && fresh) {
      var actor = new Actor(Actor.Kind.PROBE, String.valueOf(probe.number()));
      ledger.<Integer>write(
          new Cause(workspace, actor, at, null), tx -> BaselineStore.take(tx, id, false));
    }
  }
}
