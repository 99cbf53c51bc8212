package launchbot.jobs.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import launchbot.criterion.Armed;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.Criteria;
import launchbot.criterion.CriterionListener;
import launchbot.criterion.Figure;
import launchbot.criterion.ReadingStore;
import launchbot.criterion.Tripped;
import launchbot.errors.Buckets;
import launchbot.errors.Traffic;
import launchbot.errors.TrafficStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Settling;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Criteria over probes, traffic and numbers that people enter, on a clock of its own. */
class MeasuringTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final AtomicInteger TEAMS = new AtomicInteger();
  private static final TestDatabase DB = TestDatabase.fresh();

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<Tripped> trips = Collections.synchronizedList(new ArrayList<>());
  private final CriterionListener listener =
      new CriterionListener() {
        @Override
        public void tripped(Tx tx, Launch on, Tripped tripped) {
          trips.add(tripped);
          heard.add("tripped " + tripped.text() + ": " + tripped.measured());
        }

        @Override
        public void recovered(Tx tx, Launch on, Tripped tripped) {
          heard.add("recovered " + tripped.text());
        }
      };
  private final CriterionListener broken =
      (tx, on, tripped) -> {
        throw new IllegalStateException("broken on purpose");
      };
  private volatile Instant now = NOON;
  private final Measuring measuring =
      new Measuring(DB.ledger(), () -> List.of(broken, listener), () -> now);
  private String team = "";
  private long launch;

  @BeforeEach
  void open() {
    team = "T" + TEAMS.incrementAndGet();
    new WorkspaceStore(DB.ledger()).connect(new Workspace(team, team, "B1"), NOON);
    launch = write(tx -> LaunchStore.start(tx, "C1", "Shop", ZoneOffset.UTC).id());
  }

  @AfterEach
  void disarm() {
    arm();
  }

  @AfterAll
  static void close() {
    DB.close();
  }

  @Test
  void twoFailingSmokeLooksTripOnceAndTwoGoodOnesAreTheEnd() {
    Probe smoke = add(Kind.SMOKE, "walk");
    arm("smoke fails 2x");
    looks(smoke, "u d u d d d");
    assertThat(heard).containsExactly("tripped smoke fails 2x: failed 2 times in a row");
    assertThat(trips.getFirst().since()).isEqualTo(NOON.plusSeconds(240));
    looks(smoke, "u d u u u");
    assertThat(heard).hasSize(2).last().isEqualTo("recovered smoke fails 2x");
  }

  @Test
  void looksOfSeveralProbesAreNotCountedTogether() {
    Probe one = add(Kind.SMOKE, "one");
    Probe other = add(Kind.SMOKE, "other");
    arm("smoke fails 2x", "probe " + other.number() + " fails 2x");
    for (String level : List.of("d", "u")) {
      look(one, level);
      look(other, level.equals("d") ? "u" : "d");
      pass();
    }
    assertThat(heard).isEmpty();
    look(other, "d");
    pass();
    assertThat(heard).hasSize(2);
  }

  @Test
  void theErrorRateIsReadByTheMinuteAndTooFewRequestsAreNeitherGoodNorBad() {
    arm("error rate >= 5% for 3m");
    traffic(0, 100, 0);
    traffic(1, 100, 7);
    traffic(2, 100, 6);
    traffic(3, 10, 10);
    traffic(4, 100, 5);
    walk(Duration.ofMinutes(5));
    assertThat(heard).isEmpty();
    walk(Duration.ofSeconds(30));
    assertThat(heard).containsExactly("tripped error rate >= 5% for 3m: 5 %");
    assertThat(trips.getFirst().since()).isEqualTo(NOON.plusSeconds(60));
    walk(Duration.ofMinutes(5));
    assertThat(heard).as("what is not measured ends nothing").hasSize(1);
    assertThat(Figure.of(only(), now).measurable()).isFalse();
  }

  @Test
  void aMinuteThatIsToldLateIsWaitedFor() {
    arm("p95 of GET /checkout > 800ms for 1m");
    walk(Duration.ofMinutes(1).plusSeconds(30));
    write(tx -> {
      TrafficStore.add(
          tx.sql(),
          team,
          launch,
          TrafficStore.HOOK,
          List.of(
              new Traffic(
                  NOON, "/checkout", 40, 0, 0, new Buckets(new TreeMap<>(Map.of(2000.0, 40L))))));
      return true;
    });
    walk(Duration.ofSeconds(20));
    assertThat(heard).hasSize(1).first().asString().contains("ms");
  }

  @Test
  void aNumberThatAPersonEntersCountsAtOnceAndAgesOut() {
    arm("drift > 0", "reading orders > 5 for 10m");
    pass();
    enter("drift", 3);
    pass();
    assertThat(heard).containsExactly("tripped drift > 0: 3");
    assertThat(figure("drift > 0").measurable()).isTrue();
    enter("drift", 0);
    pass();
    assertThat(heard).last().isEqualTo("recovered drift > 0");
    enter("orders", 9);
    walk(Duration.ofMinutes(11));
    assertThat(heard).last().isEqualTo("tripped reading orders > 5 for 10m: 9");
    now = now.plus(Duration.ofHours(3));
    walk(Duration.ofMinutes(1));
    assertThat(figure("reading orders > 5 for 10m").measurable()).isFalse();
    assertThat(heard).hasSize(3);
  }

  @Test
  void aJsonProbeOfThatNameIsReadToo() {
    Probe json = add(Kind.JSON, "Drift");
    arm("drift > 0", "probe " + json.number() + " reads >= 2 2x");
    settle(json, value("0"));
    pass();
    settle(json, value("4"));
    pass();
    settle(json, value("not a number"));
    pass();
    settle(json, value("2.5"));
    pass();
    assertThat(heard).containsExactly("tripped drift > 0: 4", "tripped probe 1 reads >= 2 2x: 2.5");
  }

  @Test
  void whatIsUnchangedInThePlanKeepsHowItStands() {
    Probe smoke = add(Kind.SMOKE, "walk");
    arm("smoke fails 2x", "drift > 0");
    looks(smoke, "d");
    arm("smoke fails 2x", "probe 1 fails");
    looks(smoke, "d");
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "tripped smoke fails 2x: failed 2 times in a row", "tripped probe 1 fails: has failed");
    arm();
    assertThat(armed()).isEmpty();
  }

  @Test
  void inAMaintenanceNothingTrips() {
    Probe smoke = add(Kind.SMOKE, "walk");
    arm("smoke fails 2x", "error rate >= 5% for 1m");
    write(tx ->
        MaintenanceStore.add(
            tx,
            launch,
            new Maintenance.Scope.Launch(),
            new Maintenance.When.Once(NOON, NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC),
            null));
    traffic(2, 100, 90);
    looks(smoke, "d d d");
    walk(Duration.ofMinutes(5));
    assertThat(heard).isEmpty();
    assertThat(figure("smoke fails 2x").value()).isEqualTo("failing");
  }

  @Test
  void aProbeThatIsRemovedHasNotRecovered() {
    Probe smoke = add(Kind.SMOKE, "walk");
    arm("smoke fails");
    looks(smoke, "d");
    write(tx -> {
      ProbeStore.remove(tx, smoke, null);
      return true;
    });
    walk(Duration.ofMinutes(2));
    assertThat(heard).hasSize(1);
    assertThat(only().trip()).isNull();
  }

  @Test
  void twoReplicasTellItOnce() throws InterruptedException {
    List<Probe> probes =
        Stream.of("a", "b", "c", "d", "e", "f").map(name -> add(Kind.SMOKE, name)).toList();
    arm(
        probes.stream()
            .map(probe -> "probe %d fails".formatted(probe.number()))
            .toArray(String[]::new));
    probes.forEach(probe -> look(probe, "d"));
    var other = new Measuring(DB.ledger(), () -> List.of(listener), () -> now);
    List<Thread> threads =
        Stream.of(measuring, other, measuring, other)
            .map(one -> Thread.ofVirtual().start(one::run))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    pass();
    assertThat(heard).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void aClockThatJumpsTripsNothingAndMeasuresOn() {
    Probe smoke = add(Kind.SMOKE, "walk");
    arm("smoke fails 2x", "error rate >= 5% for 2m");
    looks(smoke, "u d");
    now = now.plus(Duration.ofDays(400));
    walk(Duration.ofMinutes(3));
    now = NOON.plus(Duration.ofMinutes(10));
    walk(Duration.ofMinutes(1));
    assertThat(heard).isEmpty();
    long minute = Duration.between(NOON, now).toMinutes();
    traffic(minute, 100, 50);
    traffic(minute + 1, 100, 50);
    walk(Duration.ofMinutes(3));
    assertThat(heard).containsExactly("tripped error rate >= 5% for 2m: 50 %");
  }

  private void looks(Probe probe, String levels) {
    for (String level : levels.split(" ", -1)) {
      now = now.plusSeconds(59);
      look(probe, level);
      pass();
    }
  }

  private void look(Probe probe, String level) {
    now = now.plusSeconds(1);
    settle(
        probe,
        switch (level) {
          case "u" -> Outcome.up("as expected", Timings.NONE);
          case "d" -> Outcome.down(Phase.EXPECTATION, "it broke", Timings.NONE);
          default -> Outcome.untestable("nothing known");
        });
  }

  private void settle(Probe probe, Outcome outcome) {
    now = now.plusSeconds(probe.kind() == Kind.JSON ? 60 : 0);
    DB.ledger()
        .<Boolean>observe(
            cause(),
            tx -> {
              Settling.settle(tx, probe, outcome, List.of());
              return true;
            });
  }

  private static Outcome value(String value) {
    return new Outcome(
        Level.UP, null, "seen", Timings.NONE, 200, Map.of("value", value), List.of());
  }

  private void traffic(long minute, long requests, long failed) {
    write(tx -> {
      TrafficStore.add(
          tx.sql(),
          team,
          launch,
          TrafficStore.HOOK,
          List.of(
              new Traffic(
                  NOON.plus(Duration.ofMinutes(minute)), "/", requests, failed, 0, Buckets.NONE)));
      return true;
    });
  }

  private void enter(String name, double value) {
    now = now.plusSeconds(5);
    write(tx -> {
      ReadingStore.enter(tx, launch, name, value, null);
      return true;
    });
  }

  private void walk(Duration length) {
    Instant end = now.plus(length);
    while (now.isBefore(end)) {
      now = now.plusSeconds(10);
      pass();
    }
  }

  private void pass() {
    measuring.run();
  }

  private void arm(String... texts) {
    List<ArmedStore.Wanted> wanted =
        Arrays.stream(texts)
            .map(text ->
                new ArmedStore.Wanted(((Criteria.Good) Criteria.read(text)).criterion(), null))
            .toList();
    write(tx -> {
      LaunchStore.lock(tx, launch);
      ArmedStore.arm(tx, launch, "production", wanted);
      return true;
    });
  }

  private Figure figure(String text) {
    return armed().stream()
        .filter(one -> one.criterion().text().equals(text))
        .map(one -> Figure.of(one, now))
        .findFirst()
        .orElseThrow();
  }

  private Armed only() {
    return armed().getFirst();
  }

  private List<Armed> armed() {
    return read(sql -> ArmedStore.of(sql, launch));
  }

  private Probe add(Kind kind, String name) {
    return write(tx ->
        ProbeStore.add(
            tx,
            launch,
            Probe.Draft.of(new Spec(kind, "https://shop.example.com/" + name, List.of(), Map.of()))
                .named(name)));
  }

  private <T> T read(Function<DSLContext, T> work) {
    return DB.ledger().read(team, work);
  }

  private <T> T write(Function<Tx, T> work) {
    return DB.ledger().observe(cause(), work);
  }

  private Cause cause() {
    return new Cause(team, Actor.person("U1"), now, null);
  }
}
