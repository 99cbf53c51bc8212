package launchbot.jobs.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import launchbot.heartbeat.Heartbeat;
import launchbot.heartbeat.HeartbeatStore;
import launchbot.heartbeat.Signal;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.probe.Kind;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.Spec;
import launchbot.probe.Turn;
import launchbot.probe.Turning;
import launchbot.probe.WatchState;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatWatchTest {
  private static final Instant MADE = Instant.parse("2026-11-24T10:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final AtomicReference<Instant> now = new AtomicReference<>(MADE);
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final HeartbeatWatch watch = replica();
  private Probe probe;

  @BeforeEach
  void open() {
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B"), MADE);
    probe =
        db.ledger()
            .write(
                cause(),
                tx -> {
                  long launch = LaunchStore.start(tx, "C1", "Shop", ZoneOffset.UTC).id();
                  var spec =
                      new Spec(Kind.HEARTBEAT, "nightly backup", List.of(), Map.of("grace", "2h"));
                  var draft =
                      new Probe.Draft(
                          "nightly backup",
                          spec,
                          Pace.of(Kind.HEARTBEAT),
                          Probe.Draft.of(spec).severity(),
                          null,
                          null);
                  return ProbeStore.add(tx, launch, draft);
                });
    watch.follow();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void itIsSaidOnceThatItIsLateAndOnceThatItIsBack() {
    now.set(MADE.plus(Duration.ofHours(26)).minusSeconds(1));
    watch.look();
    assertThat(turns).isEmpty();
    now.set(MADE.plus(Duration.ofHours(26)));
    watch.look();
    now.set(MADE.plus(Duration.ofHours(40)));
    watch.look();
    assertThat(turns).extracting(Turn::to).containsExactly(WatchState.DOWN);
    assertThat(turns.element().outcome().words())
        .isEqualTo("it has never reported in, and should have by now");
    hear(Signal.Kind.OK, "a");
    assertThat(turns).extracting(Turn::to).containsExactly(WatchState.DOWN, WatchState.UP);
    now.set(now().plusSeconds(60));
    assertThat(watch.hear("T1", probe, signal(Signal.Kind.FAIL, "a")).repeated()).isTrue();
    assertThat(turns).hasSize(2);
    hear(Signal.Kind.FAIL, "b");
    assertThat(turns)
        .extracting(Turn::to)
        .containsExactly(WatchState.DOWN, WatchState.UP, WatchState.DOWN);
  }

  @Test
  void ofTwoReplicasOneSaysIt() throws Exception {
    now.set(MADE.plus(Duration.ofDays(3)));
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> looks =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(_ ->
                  threads.submit(() -> {
                    start.await();
                    replica().look();
                    return true;
                  }))
              .toList();
      start.countDown();
      for (Future<?> look : looks) {
        look.get();
      }
    }
    replica().look();
    assertThat(turns).extracting(Turn::to).containsExactly(WatchState.DOWN);
  }

  @Test
  void pausedAndRemovedOnesAreNeverLate() {
    db.ledger()
        .write(
            cause(),
            tx -> {
              Probe locked = ProbeStore.lock(tx, probe.id()).orElseThrow();
              var paused = (Verdict.Moved<Probe>) Probes.pause(locked, now(), Role.LEAD);
              return ProbeStore.save(tx, paused.next(), paused.change());
            });
    watch.follow();
    now.set(MADE.plus(Duration.ofDays(30)));
    watch.look();
    assertThat(turns).isEmpty();
    assertThat(beat().state()).isEqualTo(Heartbeat.State.PAUSED);
    db.ledger()
        .<Boolean>write(
            cause(),
            tx -> {
              ProbeStore.remove(tx, ProbeStore.lock(tx, probe.id()).orElseThrow(), null);
              return true;
            });
    watch.follow();
    Map<Long, Heartbeat> left =
        db.ledger().read("T1", sql -> HeartbeatStore.ofLaunch(sql, probe.launch()));
    assertThat(left).isEmpty();
  }

  private Heartbeat beat() {
    return db.ledger()
        .read("T1", sql -> HeartbeatStore.ofLaunch(sql, probe.launch()).get(probe.id()));
  }

  private void hear(Signal.Kind kind, String key) {
    assertThat(watch.hear("T1", probe, signal(kind, key)).repeated()).isFalse();
  }

  private Signal signal(Signal.Kind kind, String key) {
    return new Signal(kind, null, "words", key, now());
  }

  private HeartbeatWatch replica() {
    return new HeartbeatWatch(
        db.ledger(),
        this::now,
        () ->
            List.of(
                new Turning() {
                  @Override
                  public void turned(Tx tx, Turn turn) {
                    turns.add(turn);
                  }
                }));
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), MADE, null);
  }

  private Instant now() {
    return Objects.requireNonNull(now.get());
  }
}
