package launchbot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.postgres.Database;
import launchbot.postgres.Wire;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back; the line between is real and in the test's hands. */
@Tag("alone")
class DatabaseAwayTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);

  private Wire wire;
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void connect() throws Exception {
    wire = Wire.to(TestDatabase.create());
    database = Database.open(wire.url(), TestDatabase.KEY, NOW);
    ledger = new Ledger(database.dataSource());
    new WorkspaceStore(ledger).connect(new Workspace("T1", "One", "B1"), NOW);
  }

  @AfterEach
  void close() throws Exception {
    database.close();
    wire.close();
  }

  @Test
  void whileItIsAwayTheAnswerIsHonestAndInTime() throws Exception {
    wire.refuse();
    DatabaseAway away = awayInTime(() -> write("r1"));
    assertThat(away.perhapsSaved()).isFalse();
    wire.forward();
    assertWorksAgain();
  }

  @Test
  void anOutageLeavesNoTraceOnceItIsOver() throws Exception {
    for (int i = 0; i < 3; i++) {
      wire.refuse();
      awayInTime(() -> write("outage"));
      Thread.sleep(1500);
      wire.forward();
      assertWorksAgain();
    }
  }

  @Test
  void onlyALostAnswerToACommitIsPerhapsSaved() throws Exception {
    wire.cutAfterCommit();
    DatabaseAway away = awayInTime(() -> write("r-lost"));
    assertThat(away.perhapsSaved()).isTrue();
    wire.forward();
    Awaitility.await().ignoreExceptions().until(() -> facts() == 1);
    assertThatThrownBy(() -> write("r-lost")).isInstanceOf(AlreadyDone.class);
    assertThat(facts()).isEqualTo(1);
  }

  @Test
  void aLineCutBeforeTheCommitHasSavedNothing() throws Exception {
    DatabaseAway away =
        awayInTime(() ->
            ledger.<Integer>write(
                cause("r-cut"),
                tx -> {
                  cut();
                  return tx.sql().fetchCount(org.jooq.impl.DSL.table("history"));
                }));
    assertThat(away.perhapsSaved()).isFalse();
    write("r-cut");
    assertThat(facts()).isEqualTo(1);
  }

  @Test
  void aReadIsNeverPerhapsSaved() {
    wire.cutAfterCommit();
    DatabaseAway away =
        catchThrowableOfType(DatabaseAway.class, () -> ledger.<Integer>read("T1", _ -> 1));
    assertThat(away.perhapsSaved()).isFalse();
  }

  @Test
  void aDatabaseThatHangsIsAwayToo() throws Exception {
    write("just used, so that nobody thinks of checking the connection");
    wire.jam();
    assertThat(awayInTime(() -> write("r1")).perhapsSaved()).isFalse();
    assertThat(awayInTime(() -> ledger.<Integer>read("T1", _ -> 1)).perhapsSaved()).isFalse();
  }

  @Test
  void aHangInTheMiddleOfAWriteIsAnsweredInTime() throws Exception {
    DatabaseAway away =
        awayInTime(() ->
            ledger.<Integer>write(
                cause("r1"),
                tx -> {
                  wire.jam();
                  return tx.sql().fetchCount(org.jooq.impl.DSL.table("history"));
                }));
    assertThat(away.perhapsSaved()).isFalse();
  }

  @Test
  void aHangDoesNotUseUpTheConnectionsForEver() throws Exception {
    List<Future<Duration>> hanging = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      hold(pool, 12);
      wire.jam();
      for (int i = 0; i < 100; i++) {
        String receipt = "hang-" + i;
        hanging.add(pool.submit(() -> timeUntilAway(() -> write(receipt))));
      }
      for (var each : hanging) {
        assertThat(each.get()).isLessThan(SLACK_WAITS);
      }
    }
    // The hanging connections stay as they are, as after a fail-over; new ones work.
    wire.forward();
    assertWorksAgain();
  }

  /** Fills the pool with connections that were used a moment ago. */
  private void hold(java.util.concurrent.ExecutorService pool, int connections) throws Exception {
    var everybodyIsIn = new java.util.concurrent.CyclicBarrier(connections);
    List<Future<?>> held = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      held.add(
          pool.submit(() ->
              ledger.<Integer>read(
                  "T1",
                  _ -> {
                    try {
                      return everybodyIsIn.await();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  })));
    }
    for (var each : held) {
      each.get();
    }
  }

  private void assertWorksAgain() {
    // The point is that nobody restarts anything; how soon depends on the machine.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() -> write(null));
    for (int i = 0; i < 40; i++) {
      write(null);
    }
  }

  private int write(@Nullable String receipt) {
    return ledger.write(
        cause(receipt),
        tx -> {
          tx.record(new Change("added", new Subject("entry", 1), List.of(), null));
          return 1;
        });
  }

  private int facts() {
    return ledger.read("T1", sql -> sql.fetchCount(org.jooq.impl.DSL.table("history")));
  }

  private static DatabaseAway awayInTime(Callable<Integer> work) throws Exception {
    long start = System.nanoTime();
    DatabaseAway away = catchThrowableOfType(DatabaseAway.class, work::call);
    assertThat(away).as("the database is away").isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK_WAITS);
    return away;
  }

  private static Duration timeUntilAway(Callable<Integer> work) {
    long start = System.nanoTime();
    assertThatThrownBy(work::call).isInstanceOf(DatabaseAway.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void cut() {
    try {
      wire.cut();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Cause cause(@Nullable String receipt) {
    return new Cause("T1", Actor.person("U1"), NOW, receipt);
  }
}
