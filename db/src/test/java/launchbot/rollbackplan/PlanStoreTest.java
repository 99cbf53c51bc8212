package launchbot.rollbackplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans as rows, in a real PostgreSQL. */
class PlanStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void everyVersionStaysAsItWasSaved() {
    long launch = launch("C1");
    RollbackPlan first = SamplePlans.shop();
    RollbackPlan second = SamplePlans.plan("environment: production");
    assertThat(add(launch, first, 0, "at first").orElseThrow().version()).isEqualTo(1);
    assertThat(add(launch, second, 1, null).orElseThrow().version()).isEqualTo(2);
    assertThat(add(launch, SamplePlans.plan("environment: staging"), 0, null)).isPresent();
    PlanVersion current = current(launch, "production").orElseThrow();
    assertThat(current.plan()).isEqualTo(second);
    assertThat(current.by()).isEqualTo("U1");
    assertThat(current.at()).isEqualTo(NOW);
    assertThat(version(launch, 1).orElseThrow().plan()).isEqualTo(first);
    assertThat(version(launch, 1).orElseThrow().note()).isEqualTo("at first");
    assertThat(version(launch, 9)).isEmpty();
    assertThat(environments(launch)).containsExactly("production", "staging");
    assertThat(
            db.ledger()
                .<Optional<PlanVersion>>read(
                    "T2", sql -> PlanStore.current(sql, launch, "production")))
        .isEmpty();
  }

  @Test
  void whatIsRemovedIsAVersionTooAndTheOthersCanStillBeRead() {
    long launch = launch("C2");
    add(launch, SamplePlans.shop(), 0, null);
    assertThat(remove(launch, 0)).isFalse();
    assertThat(remove(launch, 1)).isTrue();
    assertThat(current(launch, "production")).isEmpty();
    assertThat(environments(launch)).isEmpty();
    assertThat(version(launch, 1)).isPresent();
    assertThat(
            db.ledger()
                .<List<PlanStore.Saved>>read(
                    "T1", sql -> PlanStore.versions(sql, launch, "production", 10)))
        .extracting(PlanStore.Saved::version, PlanStore.Saved::removed)
        .containsExactly(tuple(2, true), tuple(1, false));
    assertThat(add(launch, SamplePlans.shop(), 2, null).orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void ofTwoWhoSaveOnTheSameVersionOneIsKept() throws Exception {
    long launch = launch("C3");
    add(launch, SamplePlans.shop(), 0, null);
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> both =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> add(launch, SamplePlans.shop(), 1, "by " + i).isPresent())
              .toList();
      int kept = 0;
      for (Future<Boolean> one : pool.invokeAll(both)) {
        kept += one.get() ? 1 : 0;
      }
      assertThat(kept).isEqualTo(1);
    }
    assertThat(add(launch, SamplePlans.shop(), 1, null)).isEmpty();
    assertThat(add(launch, SamplePlans.shop(), 5, null)).isEmpty();
    assertThat(db.ledger().<Integer>read("T1", sql -> PlanStore.last(sql, launch, "production")))
        .isEqualTo(2);
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAVersion() {
    add(launch("C4"), SamplePlans.shop(), 0, null);
    for (String statement :
        List.of(
            "update rollback_plan set body = null",
            "delete from rollback_plan",
            "truncate rollback_plan")) {
      assertThatThrownBy(() -> db.ledger().<Integer>upkeep("T1", sql -> sql.execute(statement)))
          .hasMessageContaining("permission denied");
    }
  }

  private static long launch(String channel) {
    return db.ledger()
        .<Long>write(cause(), tx -> LaunchStore.start(tx, channel, "Shop", ZoneOffset.UTC).id());
  }

  private static Optional<PlanVersion> add(
      long launch, RollbackPlan plan, int after, @Nullable String note) {
    return db.ledger()
        .write(
            cause(),
            tx ->
                PlanStore.add(
                    tx,
                    launch,
                    plan,
                    after,
                    note,
                    List.of(new Change.Field("plan", null, plan.environment()))));
  }

  private static boolean remove(long launch, int after) {
    return db.ledger()
        .<Boolean>write(
            cause(), tx -> PlanStore.remove(tx, launch, "production", after, "not ours any more"));
  }

  private static Optional<PlanVersion> current(long launch, String environment) {
    return db.ledger().read("T1", sql -> PlanStore.current(sql, launch, environment));
  }

  private static Optional<PlanVersion> version(long launch, int version) {
    return db.ledger().read("T1", sql -> PlanStore.version(sql, launch, "production", version));
  }

  private static List<String> environments(long launch) {
    return Objects.requireNonNull(
        db.ledger()
            .read(
                "T1",
                sql ->
                    PlanStore.current(sql, launch).stream()
                        .map(one -> one.plan().environment())
                        .toList()));
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), NOW, UUID.randomUUID().toString());
  }
}
