package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.testkit.TestDatabase;
import launchbot.timer.TimerStore;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rollbacks come back as they were kept; one is open in an environment at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private long launch;

  @BeforeAll
  void open() {
    var workspaces = new WorkspaceStore(database.ledger());
    workspaces.connect(new Workspace("T1", "One", "U0BOT"), NOW);
    workspaces.connect(new Workspace("T2", "Two", "U0BOT"), NOW);
    launch = write(tx -> LaunchStore.start(tx, "C0LAUNCH01", "Launch", ZoneOffset.UTC).id());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void everyStateComesBackAsItWasKept() {
    int number = 0;
    for (Status status :
        List.of(
            new Status.Proposed(2),
            new Status.Approved(null),
            new Status.Approved("U2"),
            new Status.Preflight(),
            new Status.Running(NOW),
            new Status.Verified(NOW),
            new Status.Closed(null),
            new Status.Closed("it stays so"),
            new Status.Refused("U2", "it is not that"),
            new Status.Aborted("U2", "worse than before"))) {
      String environment = "env" + number++;
      Run added = add(environment, false, status);
      Run found = read("T1", sql -> RunStore.find(sql, added.id()).orElseThrow());
      assertThat(found).isEqualTo(added);
      assertThat(found.status()).isEqualTo(status);
      assertThat(found.plan()).isEqualTo(Runs.draft(environment, false).plan());
      assertThat(found.about().orElseThrow().customers()).isEqualTo("nobody can buy");
      assertThat(this.<Optional<Run>>read("T1", sql -> RunStore.find(sql, launch, added.number())))
          .contains(found);
      assertThat(read("T1", sql -> RunStore.open(sql, launch)).contains(found))
          .isEqualTo(status.open());
      assertThat(this.<Optional<Run>>read("T2", sql -> RunStore.find(sql, added.id()))).isEmpty();
    }
  }

  @Test
  void oneThatIsRealAndOneDrillMayBeOpenInAnEnvironment() {
    Run real = add("staging", false, new Status.Proposed(0));
    Run drill = add("staging", true, new Status.Proposed(0));

    assertThat(this.<Optional<Run>>read("T1", sql -> RunStore.open(sql, launch, "staging", false)))
        .contains(real);
    assertThat(this.<Optional<Run>>read("T1", sql -> RunStore.open(sql, launch, "staging", true)))
        .contains(drill);
    assertThatThrownBy(() -> add("staging", false, new Status.Proposed(0)))
        .isInstanceOf(DataAccessException.class);

    move(real, new Request.Refuse("U2", "it is not that"));
    Run next = add("staging", false, new Status.Proposed(0));
    assertThat(next.number()).isGreaterThan(drill.number());
  }

  @Test
  void reasonsAnswersAndThePreflightStandInTheirOrder() {
    Run run = add("answers", false, new Status.Proposed(0));
    var no = new Vote(0, "U2", false, "not sure", false, NOW);
    var yes = new Vote(1, "U2", true, null, true, NOW);
    var found =
        new Preflight.Answered(
            Preflight.Item.BACKUP, Preflight.Answer.NO, "two days old", "U2", NOW, null, null);
    var overruled =
        new Preflight.Answered(
            Preflight.Item.BACKUP,
            Preflight.Answer.NO,
            "two days old",
            "U2",
            NOW,
            "U1",
            "nothing was written since");
    write(tx -> {
      RunStore.join(tx, run, null, "p95 900 ms");
      RunStore.join(tx, run, "U2", "customers say so");
      VoteStore.add(tx, run, no);
      VoteStore.add(tx, run, yes);
      PreflightStore.put(tx, run, found);
      return run;
    });
    assertThat(this.<List<RunStore.Reason>>read("T1", sql -> RunStore.reasons(sql, run.id())))
        .containsExactly(
            new RunStore.Reason(NOW, null, "p95 900 ms"),
            new RunStore.Reason(NOW, "U2", "customers say so"));
    assertThat(this.<List<Vote>>read("T1", sql -> VoteStore.of(sql, run.id())))
        .containsExactly(no, yes);
    assertThat(missing(run))
        .contains("`backup` is answered with no", "`data` is not answered")
        .hasSize(4);

    write(tx -> {
      PreflightStore.put(tx, run, overruled);
      return run;
    });
    assertThat(
            this.<Map<Preflight.Item, Preflight.Answered>>read(
                "T1", sql -> PreflightStore.of(sql, run.id())))
        .containsEntry(Preflight.Item.BACKUP, overruled);
    assertThat(missing(run)).hasSize(3).noneMatch(one -> one.contains("backup"));
  }

  @Test
  void ofTwoWhoMoveItAtOnceOneDoes() throws Exception {
    Run run = add("twice", false, new Status.Proposed(0));
    var barrier = new CyclicBarrier(2);
    Callable<Boolean> approve =
        () -> {
          barrier.await();
          return move(run, new Request.Approve());
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(approve);
      var other = threads.submit(approve);
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
    }
    Run after = read("T1", sql -> RunStore.find(sql, run.id()).orElseThrow());
    assertThat(after.status()).isEqualTo(new Status.Approved(null));
    assertThat(after.version()).isEqualTo(run.version() + 1);
  }

  /** What waits is a row: whoever is alive when it is due takes it, once. */
  @Test
  void whatItWaitsForOutlivesWhoeverSetIt() {
    Run run = add("waits", false, new Status.Proposed(0));
    Instant due = NOW.plus(Duration.ofMinutes(10));
    write(
        tx -> {
          TimerStore.set(tx, RunTimer.ASK, run.id(), due);
          return tx.cause();
        },
        false);
    assertThat(
            this.<Optional<Instant>>read(
                "T1", sql -> TimerStore.dueAt(sql, RunTimer.ASK, run.id())))
        .contains(due);
    var key =
        database.ledger().<List<TimerStore.Key>>across(sql -> TimerStore.due(sql, due, 10)).stream()
            .findFirst();
    assertThat(key).isPresent();
    assertThat(
            this.<Optional<TimerStore.Due>>write(
                tx -> TimerStore.take(tx, key.get().id(), due), false))
        .hasValueSatisfying(one -> assertThat(one.subject()).isEqualTo(run.id()));
    assertThat(
            this.<Optional<TimerStore.Due>>write(
                tx -> TimerStore.take(tx, key.get().id(), due), false))
        .isEmpty();
    assertThat(RunTimer.of("rollback.ask")).isEqualTo(RunTimer.ASK);
  }

  private List<String> missing(Run run) {
    return read("T1", sql -> Preflight.missing(PreflightStore.of(sql, run.id())));
  }

  private Run add(String environment, boolean drill, Status status) {
    return write(tx -> {
      LaunchStore.lock(tx, launch);
      return RunStore.add(tx, launch, Runs.draft(environment, drill), status);
    });
  }

  /** Whether it moved. */
  private boolean move(Run run, Request request) {
    return write(tx -> {
      Run held = RunStore.lock(tx, run.id()).orElseThrow();
      if (RunLifecycle.decide(held, request, NOW)
          instanceof Verdict.Moved<Run>(Run next, var change)) {
        RunStore.save(tx, next, change);
        return true;
      }
      return false;
    });
  }

  private <T> T write(Function<Tx, T> work) {
    return write(work, true);
  }

  /**
   * @param fact whether it leaves one; otherwise it is kept all the same
   */
  private <T> T write(Function<Tx, T> work, boolean fact) {
    var cause = new Cause("T1", Actor.person("U1"), NOW, null);
    return fact ? database.ledger().write(cause, work) : database.ledger().observe(cause, work);
  }

  private <T> T read(String workspace, Function<DSLContext, T> work) {
    return database.ledger().read(workspace, work);
  }
}
