package launchbot.jobs.probe;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Overdue;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.ResultStore;
import launchbot.probe.Seen;
import launchbot.probe.Spec;
import launchbot.probe.Turn;
import launchbot.probe.Turning;
import launchbot.probe.Watch;
import launchbot.probe.WatchStore;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;

/** A database with a launch, a clock that goes when it is told to, and whatever looks. */
final class Watchtower implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  final TestDatabase db = TestDatabase.fresh();
  final List<Turn> turns = new CopyOnWriteArrayList<>();
  final List<Overdue> overdue = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final InstantSource clock = now::get;
  final long launch;

  final Turning turning =
      new Turning() {
        @Override
        public void turned(Tx tx, Turn turn) {
          turns.add(turn);
        }

        @Override
        public void overdue(Tx tx, Overdue one) {
          overdue.add(one);
        }
      };

  Watchtower() {
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "T1", "B1"), NOON);
    launch = write(tx -> LaunchStore.start(tx, "C1", "Shop", ZoneId.of("Europe/Berlin")).id());
  }

  /** A replica that looks like this. */
  Prober prober(BiFunction<Spec, Look, Outcome> check) {
    return prober(check, new Reach(List.of(), clock), db.ledger());
  }

  Prober prober(BiFunction<Spec, Look, Outcome> check, Reach reach, Ledger ledger) {
    return new Prober(
        ledger,
        Checks.of(List.of(new Stub(check))),
        Prober.Vault.NONE,
        List.of(turning),
        reach,
        Prober.Limits.USUAL,
        clock);
  }

  Probe add(String target) {
    return add(target, new Pace(Duration.ofMinutes(1), Duration.ofSeconds(5), 2, 2, 2));
  }

  Probe add(String target, Pace pace) {
    Probe.Draft draft = Probe.Draft.of(Spec.of(Kind.HTTP, target));
    return write(tx ->
        ProbeStore.add(
            tx,
            launch,
            new Probe.Draft(draft.name(), draft.spec(), pace, draft.severity(), null, null)));
  }

  void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  /** What is due is looked at and kept. */
  void run(Prober prober) {
    prober.run();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(3))
        .atMost(Duration.ofSeconds(20))
        .until(prober::done);
  }

  Watch watch(Probe probe) {
    return db.ledger().read("T1", sql -> WatchStore.find(sql, probe.id()).orElseThrow());
  }

  /** Oldest first. */
  List<Seen> seen(Probe probe) {
    return db.ledger()
        .<List<Seen>>read("T1", sql -> ResultStore.latest(sql, probe.id(), 1_000))
        .reversed();
  }

  <T> T write(Function<Tx, T> work) {
    return db.ledger().write(new Cause("T1", Actor.person("U1"), clock.instant(), null), work);
  }

  @Override
  public void close() {
    db.close();
  }

  private record Stub(BiFunction<Spec, Look, Outcome> check) implements Check {
    @Override
    public Set<Kind> kinds() {
      return Set.of(Kind.HTTP);
    }

    @Override
    public List<String> mistakes(Spec spec) {
      return List.of();
    }

    @Override
    public Outcome look(Spec spec, Look look) {
      return check.apply(spec, look);
    }
  }
}
