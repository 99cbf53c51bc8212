package launchbot.jobs.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import launchbot.ledger.Ledger;
import launchbot.probe.LeaseStore;
import launchbot.probe.Looked;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.ProbeKey;
import launchbot.probe.Timings;
import launchbot.probe.Turning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is due, however many replicas do the same: claim, look with no transaction open,
 * keep. Each look has a virtual thread and its own timeout; a hostile target costs that and nothing
 * else. Whoever dies in between leaves a lease that ends.
 */
public final class Prober implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Prober.class);

  /** On top of a look's timeout: for being cut, and for being kept. */
  static final Duration MARGIN = Duration.ofSeconds(6);

  /** A check ends by itself; this much later it is cut. */
  private static final Duration CUT = Duration.ofMillis(1_500);

  /** Then the scheduler is given a sign of life, however much is due. */
  private static final Duration LONG_RUN = Duration.ofSeconds(5);

  /** Claiming for single looks would cost more than they do. */
  private static final long BREATH = 5;

  private static final long NEXT_LOOK = 100;
  private static final int BACKLOG = 2_048;

  /**
   * How much at once.
   *
   * @param overall of this process
   * @param perHost at one host
   */
  public record Limits(int overall, int perHost) {
    public static final Limits USUAL = new Limits(64, 4);
  }

  /** Opens a workspace's secrets for its probes. */
  public interface Vault {
    Vault NONE = (_, _) -> Look.Secrets.NONE;

    Look.Secrets of(String workspace, long launch);
  }

  private final Ledger ledger;
  private final Checks checks;
  private final Vault vault;
  private final Reach reach;
  private final Limits limits;
  private final InstantSource clock;
  private final Hand hand;
  private final Settler settler;
  private final ScheduledThreadPoolExecutor cutting;
  private volatile boolean closed;
  private volatile long claimed = System.nanoTime();

  public Prober(
      Ledger ledger,
      Checks checks,
      Vault vault,
      List<Turning> turnings,
      Reach reach,
      Limits limits,
      InstantSource clock) {
    this.ledger = ledger;
    this.checks = checks;
    this.vault = vault;
    this.reach = reach;
    this.limits = limits;
    this.clock = clock;
    this.hand = new Hand(limits.overall());
    this.settler = new Settler(ledger, turnings, clock);
    this.cutting =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("probes-cut").factory());
    this.cutting.setRemoveOnCancelPolicy(true);
  }

  /** Begins what is due, until nothing is and nothing runs, or until the run is long enough. */
  public void run() {
    long stop = System.nanoTime() + LONG_RUN.toNanos();
    try {
      while (!closed && System.nanoTime() < stop) {
        int begun = begin();
        if (begun == 0 && hand.empty()) {
          return;
        }
        hand.await(NEXT_LOOK);
        Thread.sleep(BREATH);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long it has not been able to ask what is due: the database is away, or it is stuck. */
  public Duration idle() {
    return Duration.ofNanos(System.nanoTime() - claimed);
  }

  /** Whether nothing runs and all that was seen is kept. */
  boolean done() {
    return hand.empty() && settler.unsettled() == 0;
  }

  /** No look begins any more; what is over is kept, what is not is left to others. */
  @Override
  public void close() {
    closed = true;
    cutting.shutdownNow();
    settler.close();
  }

  private int begin() {
    int most = settler.unsettled() > BACKLOG ? 0 : hand.free();
    if (most == 0) {
      return 0;
    }
    Instant now = clock.instant();
    List<ProbeKey> keys =
        ledger.across(
            sql -> LeaseStore.claim(sql, now, MARGIN, most, limits.perHost(), hand.hosts()));
    keys.stream()
        .collect(
            Collectors.groupingBy(
                ProbeKey::workspace, Collectors.mapping(ProbeKey::probe, Collectors.toList())))
        .forEach(this::begin);
    return keys.size();
  }

  private void begin(String workspace, List<Long> probes) {
    List<LeaseStore.Due> due =
        ledger.read(workspace, sql -> LeaseStore.claimed(sql, probes, clock.instant()));
    due.forEach(one -> begin(workspace, one));
    if (due.size() < probes.size()) {
      Set<Long> there = due.stream().map(one -> one.probe().id()).collect(Collectors.toSet());
      park(workspace, probes.stream().filter(probe -> !there.contains(probe)).toList());
    }
  }

  private void park(String workspace, List<Long> probes) {
    ledger.<Map<String, Integer>>upkeep(
        workspace,
        sql -> {
          LeaseStore.park(sql, probes);
          return Map.of();
        });
  }

  private void begin(String workspace, LeaseStore.Due due) {
    Probe probe = due.probe();
    hand.take(due.host());
    var flight = new Flight();
    Instant began = clock.instant();
    Thread thread =
        Thread.ofVirtual()
            .name("probe-" + probe.id())
            .unstarted(() -> {
              Outcome outcome = look(workspace, probe, began);
              // By itself or by being cut, whichever is first.
              if (flight.lands()) {
                over(workspace, due, began, outcome);
              }
            });
    Duration timeout = probe.pace().timeout();
    flight.cut =
        cutting.schedule(
            () -> {
              if (flight.lands()) {
                thread.interrupt();
                Thread.startVirtualThread(() -> over(workspace, due, began, late(timeout)));
              }
            },
            timeout.plus(CUT).toMillis(),
            TimeUnit.MILLISECONDS);
    thread.start();
  }

  /** A look that is under way, which ends once. */
  private static final class Flight {
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable ScheduledFuture<?> cut;

    boolean lands() {
      ScheduledFuture<?> timer = cut;
      if (timer != null) {
        timer.cancel(false);
      }
      return over.compareAndSet(false, true);
    }
  }

  private Outcome look(String workspace, Probe probe, Instant began) {
    var look =
        new Look(
            workspace,
            probe.launch(),
            probe.id(),
            began,
            probe.pace().timeout(),
            vault.of(workspace, probe.launch()));
    try {
      return checks
          .of(probe.kind())
          .map(check -> check.look(probe.spec(), look))
          .orElseGet(() -> Outcome.untestable("nothing here looks at " + probe.kind().words()));
    } catch (RuntimeException e) {
      // A mistake of ours says nothing about the target.
      log.error("The look of probe {} of {} broke off", probe.id(), workspace, e);
      return Outcome.untestable("the look broke off by a mistake of Launchbot's own");
    }
  }

  private static Outcome late(Duration timeout) {
    return Outcome.down(
        Phase.FIRST_BYTE,
        "no end within %s seconds".formatted(timeout.toMillis() / 1000.0),
        Timings.NONE);
  }

  private void over(String workspace, LeaseStore.Due due, Instant began, Outcome outcome) {
    Outcome believed = reach.judge(due.probe().spec(), outcome, began);
    settler.add(
        workspace,
        new Looked(
            due.probe(),
            believed,
            began,
            clock.instant(),
            due.hold(),
            ThreadLocalRandom.current().nextDouble()));
    hand.give(due.host());
  }
}
