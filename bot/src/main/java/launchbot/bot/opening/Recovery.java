package launchbot.bot.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.bot.incident.Response;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.RecoveryTimer;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.incident.Status;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.timer.TimerStore;
import org.jooq.DSLContext;

/**
 * The end of an incident, proposed when all its alarms are over. People decide; where the launch
 * allows it, it is watched and then over by itself.
 */
final class Recovery implements Firing {
  /** So long all have to be up before it is over by itself, or people are asked again. */
  static final Duration QUIET = Duration.ofMinutes(15);

  private final Response response;

  Recovery(Response response) {
    this.response = response;
  }

  @Override
  public List<RecoveryTimer> kinds() {
    return List.of(RecoveryTimer.values());
  }

  /** Whether nothing behind it fails any more. */
  static boolean calm(List<Case> alarms) {
    return !alarms.isEmpty() && alarms.stream().noneMatch(c -> c.outage().open());
  }

  /** An alarm behind it is over. The caller holds the incident's lock. */
  void ended(Tx tx, Launch launch, Incident incident) {
    response.edit(tx, incident);
    if (!incident.open()) {
      return;
    }
    if (!calm(Opening.alarms(tx.sql(), incident))) {
      return;
    }
    response.live(tx, incident, OpeningView.recovery(incident), true);
    if (IncidentSettingsStore.of(tx.sql(), launch.id()).autoResolve()) {
      decide(tx, launch, incident, new Request.Monitor("all its probes are up again"));
      TimerStore.set(tx, RecoveryTimer.QUIET, incident.id(), tx.cause().at().plus(QUIET));
    }
  }

  /** Something behind it fails again: nothing is proposed any more. */
  Incident failsAgain(Tx tx, Launch launch, Incident incident) {
    boolean byItself =
        TimerStore.dueAt(tx.sql(), RecoveryTimer.QUIET, incident.id()).isPresent()
            && incident.status() instanceof Status.Monitoring;
    calledOff(tx, incident);
    return byItself
        ? decide(tx, launch, incident, new Request.Investigate("it fails again"))
        : incident;
  }

  /** It has come to another status, whoever said so. */
  void turned(Tx tx, Incident incident) {
    if (incident.open()) {
      response.live(tx, incident, OpeningView.recovery(incident), false);
    } else {
      calledOff(tx, incident);
    }
  }

  /** People say that it is not over: they are asked again later, once it is still calm then. */
  void notYet(Tx tx, Incident incident) {
    calledOff(tx, incident);
    TimerStore.set(tx, RecoveryTimer.NOT_YET, incident.id(), tx.cause().at().plus(QUIET));
  }

  private void calledOff(Tx tx, Incident incident) {
    TimerStore.cancel(tx, incident.id(), RecoveryTimer.QUIET, RecoveryTimer.NOT_YET);
    response.live(tx, incident, OpeningView.recovery(incident), false);
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Optional<Launch> launch =
        IncidentStore.find(tx.sql(), due.subject())
            .flatMap(incident -> LaunchStore.lock(tx, incident.launch()));
    Optional<Incident> found = IncidentStore.lock(tx, due.subject()).filter(Incident::open);
    if (launch.isEmpty() || found.isEmpty()) {
      return;
    }
    Incident incident = found.get();
    if (!calm(Opening.alarms(tx.sql(), incident))) {
      return;
    }
    switch (RecoveryTimer.of(due.kind())) {
      case QUIET -> over(tx, launch.get(), incident);
      case NOT_YET -> response.live(tx, incident, OpeningView.recovery(incident), true);
    }
  }

  private void over(Tx tx, Launch launch, Incident incident) {
    if (incident.status() instanceof Status.Monitoring
        && IncidentSettingsStore.of(tx.sql(), launch.id()).autoResolve()) {
      decide(
          tx,
          launch,
          incident,
          new Request.Resolve(
              Resolution.FIXED,
              "all its probes have been up for %d minutes".formatted(QUIET.toMinutes())));
    }
  }

  /** What cannot be is left as it is: people were quicker. */
  private Incident decide(Tx tx, Launch launch, Incident incident, Request request) {
    return response.decide(tx, launch, incident, request)
            instanceof Verdict.Moved<Incident>(Incident next, _)
        ? next
        : incident;
  }

  /** When something is done about it by itself; empty for never. */
  static Optional<Instant> waits(DSLContext sql, RecoveryTimer timer, Incident incident) {
    return TimerStore.dueAt(sql, timer, incident.id());
  }
}
