package launchbot.jobs.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Pace;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.Seen;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.probe.WatchState;
import launchbot.sprint.Launches;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas that look, some of them dead or slow. */
@Timeout(60)
class ProberTest {
  private final Watchtower tower = new Watchtower();

  @AfterEach
  void close() {
    tower.close();
  }

  @Test
  void whatIsPendingStaysSoOverARestart() {
    Probe probe = tower.add("https://a.example/");
    tower.pass(Duration.ofSeconds(4));
    try (Prober first = tower.prober((_, _) -> refused())) {
      tower.run(first);
    }
    assertThat(tower.watch(probe).state()).isEqualTo(WatchState.PENDING);
    try (Prober second = tower.prober((_, _) -> refused())) {
      tower.run(second);
      assertThat(tower.seen(probe)).as("not due yet").hasSize(1);
      tower.pass(Duration.ofSeconds(15));
      tower.run(second);
    }
    assertThat(tower.turns).hasSize(1);
    assertThat(tower.turns.getFirst().to()).isEqualTo(WatchState.DOWN);
    assertThat(Duration.between(tower.turns.getFirst().since(), tower.turns.getFirst().at()))
        .isLessThanOrEqualTo(Duration.ofSeconds(15));
  }

  /** One is killed while it looks; the other takes over. */
  @Test
  void twoReplicasMissNothingAndSayNothingTwice() throws Exception {
    List<Probe> probes =
        IntStream.range(0, 12)
            .mapToObj(i -> tower.add("https://h%d.example/".formatted(i)))
            .toList();
    var killing = new AtomicBoolean();
    var hangs = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (Database another = Database.open(tower.db.url(), TestDatabase.KEY, Watchtower.NOON);
        Prober b =
            tower.prober(
                (spec, look) -> answer(spec, look),
                new Reach(List.of(), tower.clock),
                new Ledger(another.dataSource()))) {
      Prober a =
          tower.prober((spec, look) -> {
            if (killing.get()) {
              hangs.countDown();
              await(never);
            }
            return answer(spec, look);
          });
      boolean alive = true;
      for (int second = 0; second < 300; second += 2) {
        tower.pass(Duration.ofSeconds(2));
        if (alive && second >= 90) {
          killing.set(true);
          Thread.ofVirtual().start(a::run);
          if (hangs.await(200, TimeUnit.MILLISECONDS)) {
            a.close(); // with looks in hand, of which nobody hears any more
            alive = false;
          }
        } else if (alive) {
          tower.run(a);
        }
        tower.run(b);
      }
      assertThat(alive).isFalse();
    }
    for (Probe probe : probes) {
      List<Seen> seen = tower.seen(probe);
      Instant before = Watchtower.NOON;
      for (Seen one : seen) {
        assertThat(Duration.between(before, one.at()))
            .as("%s: %s", probe.name(), seen)
            .isLessThanOrEqualTo(Duration.ofSeconds(75));
        before = one.at();
      }
      assertThat(tower.turns)
          .filteredOn(turn -> turn.probe().id() == probe.id() && turn.to() == WatchState.DOWN)
          .as(probe.name())
          .hasSize(probe.number() % 2 == 0 ? 1 : 0);
    }
    never.countDown();
  }

  /** Archiving is for good: there is no way back that would have to wake them. */
  @Test
  void theProbesOfALaunchThatIsArchivedLookNoMore() {
    Probe probe = tower.add("https://a.example/");
    var looks = new AtomicInteger();
    try (Prober prober =
        tower.prober((_, _) -> {
          looks.incrementAndGet();
          return refused();
        })) {
      tower.pass(Duration.ofSeconds(4));
      tower.run(prober);
      tower.write(tx -> {
        Launch launch = LaunchStore.lock(tx, tower.launch).orElseThrow();
        var change = new Change("archived", Launches.subject(launch), List.of(), null);
        LaunchStore.archive(tx, launch, change);
        return launch;
      });
      for (int minute = 0; minute < 3; minute++) {
        tower.pass(Duration.ofMinutes(1));
        tower.run(prober);
      }
    }
    assertThat(looks).hasValue(1);
    assertThat(tower.turns).as("what was pending is nobody's any more").isEmpty();
    assertThat(tower.watch(probe).nextAt()).isNull();
    tower.pass(Duration.ofHours(1));
    new Upkeep(tower.db.ledger(), List.of(tower.turning), tower.clock).overdue();
    assertThat(tower.overdue).isEmpty();
  }

  @Test
  void aLookThatOutlivesItsTimeoutIsCutAndFailed() {
    var pace = new Pace(Duration.ofMinutes(1), Duration.ofMillis(100), 1, 1, 1);
    Probe slow = tower.add("https://slow.example/", pace);
    Probe other = tower.add("https://other.example/");
    var interrupted = new CountDownLatch(1);
    tower.pass(Duration.ofSeconds(4));
    try (Prober prober =
        tower.prober((spec, _) -> {
          if (spec.target().contains("slow")) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          }
          return up();
        })) {
      tower.run(prober);
      await(interrupted);
    }
    assertThat(tower.watch(slow).state()).isEqualTo(WatchState.DOWN);
    assertThat(tower.watch(other).state()).isEqualTo(WatchState.UP);
  }

  @Test
  void aHostIsNotLookedAtByManyAtOnceAndKeepsNobodyElseWaiting() {
    IntStream.range(0, 20).forEach(i -> tower.add("https://one.example/" + i));
    Probe other = tower.add("https://other.example/");
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    Map<String, Integer> most = new ConcurrentHashMap<>();
    tower.pass(Duration.ofSeconds(4));
    try (Prober prober =
        tower.prober((spec, _) -> {
          String host = spec.target().split("/", -1)[2];
          int now = running.computeIfAbsent(host, _ -> new AtomicInteger()).incrementAndGet();
          most.merge(host, now, Math::max);
          pause(20);
          running.get(host).decrementAndGet();
          return up();
        })) {
      tower.run(prober);
    }
    assertThat(most).containsEntry("one.example", 4);
    assertThat(tower.watch(other).state()).isEqualTo(WatchState.UP);
  }

  @Test
  void aMistakeOfOursIsNoOutage() {
    Probe probe = tower.add("https://a.example/");
    tower.pass(Duration.ofSeconds(4));
    try (Prober prober =
        tower.prober((_, _) -> {
          throw new IllegalStateException("a bug");
        })) {
      tower.run(prober);
    }
    assertThat(tower.seen(probe)).extracting(Seen::level).containsExactly(Level.UNTESTABLE);
    assertThat(tower.turns).isEmpty();
  }

  @Test
  void whatWeCannotReachOurselvesIsNoDowntime() {
    Probe one = tower.add("https://a.example/");
    Probe two = tower.add("https://b.example/");
    var offline = new AtomicBoolean();
    var reach = new Reach(List.of("canary:443"), _ -> !offline.get(), tower.clock);
    reach.tend();
    try (Prober prober =
        tower.prober((_, _) -> offline.get() ? refused() : up(), reach, tower.db.ledger())) {
      minutes(prober, 2);
      offline.set(true);
      minutes(prober, 3);
      assertThat(reach.problem().orElseThrow()).contains("canary:443");
      assertThat(tower.seen(one).getLast().words()).isEqualTo(Reach.WORDS);
      offline.set(false);
      minutes(prober, 2);
    }
    assertThat(reach.problem()).isEmpty();
    for (Probe probe : List.of(one, two)) {
      assertThat(tower.watch(probe).state()).isEqualTo(WatchState.UP);
    }
    assertThat(tower.turns).extracting(turn -> turn.to()).containsOnly(WatchState.UP);
  }

  @Test
  void aTargetThatIsDownIsDownWhileOthersAnswer() {
    var good = new AtomicInteger();
    var reach = new Reach(List.of("canary:443"), _ -> good.get() == 0, tower.clock);
    reach.tend();
    var spec = Spec.of(Kind.HTTP, "https://a.example/");
    assertThat(reach.judge(spec, refused(), tower.clock.instant()).level()).isEqualTo(Level.DOWN);
    good.set(1); // the canaries are behind a firewall by now
    tower.pass(Duration.ofMinutes(1));
    Instant began = tower.clock.instant();
    reach.judge(spec, up(), began);
    assertThat(reach.judge(spec, refused(), began).level()).isEqualTo(Level.DOWN);
    assertThat(reach.judge(spec, refused(), began.plusSeconds(1)).level())
        .isEqualTo(Level.UNTESTABLE);
    var near = Spec.of(Kind.HTTP, "http://127.0.0.1:8080/");
    assertThat(reach.judge(near, refused(), began.plusSeconds(1)).level()).isEqualTo(Level.DOWN);
  }

  @Test
  void canariesThatNeverAnsweredSayNothing() {
    var reach = new Reach(List.of("canary:443"), _ -> false, tower.clock);
    reach.tend();
    var spec = Spec.of(Kind.HTTP, "https://a.example/");
    assertThat(reach.judge(spec, refused(), tower.clock.instant()).level()).isEqualTo(Level.DOWN);
    assertThat(reach.problem()).isEmpty();
  }

  @Test
  void whatNobodyLooksAtIsSaidOnceItIsSoForTwoRounds() {
    Probe probe = tower.add("https://a.example/");
    var upkeep = new Upkeep(tower.db.ledger(), List.of(tower.turning), tower.clock);
    tower.pass(Duration.ofMinutes(3));
    upkeep.overdue();
    assertThat(tower.overdue).as("the machine may have slept").isEmpty();
    upkeep.overdue();
    upkeep.overdue();
    assertThat(tower.overdue).hasSize(1);
    try (Prober prober = tower.prober((_, _) -> up())) {
      tower.run(prober);
    }
    assertThat(tower.overdue).hasSize(2);
    assertThat(tower.overdue.getLast().over()).isTrue();
    assertThat(tower.watch(probe).overdueSince()).isNull();
  }

  private void minutes(Prober prober, int minutes) {
    for (int i = 0; i < minutes * 6; i++) {
      tower.pass(Duration.ofSeconds(10));
      tower.run(prober);
    }
  }

  /** Those with an even number fail from the third minute on. */
  private static Outcome answer(Spec spec, Look look) {
    int number = Integer.parseInt(spec.target().replaceAll("\\D", "")) + 1;
    boolean late = look.at().isAfter(Watchtower.NOON.plusSeconds(120));
    return late && number % 2 == 0 ? refused() : up();
  }

  private static Outcome refused() {
    return Outcome.down(Phase.CONNECT, "connection refused", Timings.NONE);
  }

  private static Outcome up() {
    return Outcome.up("answered 200", new Timings(1, 1, 1, 1, 1));
  }

  private static void await(CountDownLatch latch) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> latch.getCount() == 0);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
