package launchbot.jobs.smoke;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.RouteSpeed;
import launchbot.probe.RouteSpeedStore;

/** Baselines in the database. */
public final class KeptRouteSpeeds implements RouteSpeeds {
  private final Ledger ledger;

  public KeptRouteSpeeds(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<RouteSpeed> of(String workspace, long probe) {
    return ledger.read(workspace, sql -> RouteSpeedStore.of(sql, probe));
  }

  @Override
  public void keep(
      String workspace, long id, List<RouteSpeed.Measured> measured, Instant at, boolean good) {
    Probe probe = ledger.read(workspace, sql -> ProbeStore.find(sql, id)).orElse(null);
    if (probe == null) {
      return; // removed while it was looking
    }
    ledger.<Boolean>upkeep(
        workspace,
        sql -> {
          RouteSpeedStore.measured(sql, workspace, id, measured, at);
          return true;
        });
    boolean fresh = of(workspace, id).stream().anyMatch(each -> each.p95() == null);
    if (good && fresh) {
      var actor = new Actor(Actor.Kind.PROBE, String.valueOf(probe.number()));
      ledger.<Integer>write(
          new Cause(workspace, actor, at, null), tx -> RouteSpeedStore.take(tx, id, false));
    }
  }
}
