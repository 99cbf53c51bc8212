package launchbot.jobs.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import launchbot.heartbeat.Heartbeat;
import launchbot.heartbeat.HeartbeatStore;
import launchbot.heartbeat.HeartbeatStore.Known;
import launchbot.heartbeat.Heartbeats;
import launchbot.heartbeat.Signal;
import launchbot.heartbeat.Terms;
import launchbot.jobs.Rate;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Settling;
import launchbot.probe.Turning;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears jobs report in and notices those that do not. A row is closed while it is judged, so of two
 * replicas one says that a job is late.
 */
public final class HeartbeatWatch {
  private static final Logger log = LoggerFactory.getLogger(HeartbeatWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration FOLLOW = Duration.ofSeconds(20);
  private static final int MOST = 200;

  private final Ledger ledger;
  private final InstantSource clock;
  private final Supplier<List<Turning>> turnings;

  /**
   * @param turnings asked late: whoever has something to do need not be there yet
   */
  public HeartbeatWatch(Ledger ledger, InstantSource clock, Supplier<List<Turning>> turnings) {
    this.ledger = ledger;
    this.clock = clock;
    this.turnings = turnings;
  }

  /**
   * What a report came to.
   *
   * @param repeated whether it was taken before, and has changed nothing now
   */
  public record Heard(Heartbeat beat, boolean repeated) {}

  public List<Rate> rates() {
    return List.of(
        new Rate("heartbeats", LOOK, this::look),
        new Rate("heartbeat changes", FOLLOW, this::follow));
  }

  /** Takes a report. What it means for the probe is said at once. */
  public Heard hear(String workspace, Probe probe, Signal signal) {
    Heard heard =
        ledger.<Heard>upkeep(
            workspace,
            sql -> {
              Terms terms = Terms.of(probe, zone(sql, probe));
              Heartbeat beat =
                  HeartbeatStore.lock(sql, probe.id())
                      .orElseGet(() -> begin(sql, workspace, probe, signal.at()));
              Heartbeat next = Heartbeats.heard(beat, signal, terms);
              boolean kept =
                  HeartbeatStore.keep(
                      sql, workspace, probe.id(), signal, Heartbeats.took(beat, signal));
              if (!kept) {
                return new Heard(beat, true);
              }
              HeartbeatStore.save(sql, workspace, next);
              return new Heard(next, false);
            });
    settle(new Known(workspace, probe.id()));
    return heard;
  }

  /** Says what has become of those that are late or were not judged yet. */
  void look() {
    Instant now = clock.instant();
    ledger
        .across(sql -> HeartbeatStore.late(sql, now, MOST))
        .forEach(known -> alone(known, this::settle));
  }

  /** Follows what people made, changed, paused or removed. */
  void follow() {
    ledger
        .across(sql -> HeartbeatStore.changed(sql, MOST))
        .forEach(known -> alone(known, this::follow));
  }

  /** One that cannot be judged does not keep the others from it. */
  private static void alone(Known known, Consumer<Known> work) {
    try {
      work.accept(known);
    } catch (RuntimeException e) {
      log.error("The heartbeat of probe {} could not be judged", known.probe(), e);
    }
  }

  private void follow(Known known) {
    Instant now = clock.instant();
    ledger.<Boolean>upkeep(
        known.workspace(),
        sql -> {
          Optional<Probe> probe = ProbeStore.find(sql, known.probe());
          if (probe.isEmpty()) {
            HeartbeatStore.remove(sql, known.probe());
            return false;
          }
          Optional<Heartbeat> beat = HeartbeatStore.lock(sql, known.probe());
          if (beat.isEmpty()) {
            begin(sql, known.workspace(), probe.get(), probe.get().madeAt());
          } else if (beat.get().version() != probe.get().version()) {
            Terms terms = Terms.of(probe.get(), zone(sql, probe.get()));
            HeartbeatStore.save(
                sql, known.workspace(), Heartbeats.follow(beat.get(), probe.get(), terms, now));
          }
          return true;
        });
  }

  private void settle(Known known) {
    var cause = new Cause(known.workspace(), Actor.schedule("heartbeats"), clock.instant(), null);
    ledger.<Boolean>observe(cause, tx -> settle(tx, known));
  }

  private boolean settle(Tx tx, Known known) {
    Optional<Heartbeat> found = HeartbeatStore.lockFree(tx.sql(), known.probe());
    Optional<Probe> probe = ProbeStore.find(tx.sql(), known.probe());
    if (found.isEmpty() || probe.isEmpty()) {
      return false;
    }
    Heartbeat beat = Heartbeats.at(found.get(), tx.cause().at());
    if (beat.state() == beat.settled()) {
      return false;
    }
    if (probe.get().pausedAt() == null) {
      Terms terms = Terms.of(probe.get(), zone(tx.sql(), probe.get()));
      Settling.settle(tx, probe.get(), Heartbeats.outcome(beat, terms), turnings.get());
    }
    HeartbeatStore.save(tx.sql(), known.workspace(), Heartbeats.settled(beat));
    return true;
  }

  private static Heartbeat begin(DSLContext sql, String workspace, Probe probe, Instant at) {
    HeartbeatStore.save(
        sql, workspace, Heartbeats.fresh(probe, Terms.of(probe, zone(sql, probe)), at));
    return HeartbeatStore.lock(sql, probe.id()).orElseThrow();
  }

  private static ZoneId zone(DSLContext sql, Probe probe) {
    return LaunchStore.find(sql, probe.launch()).orElseThrow().zone();
  }
}
