package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Steps, watches and drills come back as they were kept, and belong to one workspace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunStepStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private long launch;
  private Run run;

  @BeforeAll
  void open() {
    var workspaces = new WorkspaceStore(database.ledger());
    workspaces.connect(new Workspace("T1", "One", "U0BOT"), NOW);
    workspaces.connect(new Workspace("T2", "Two", "U0BOT"), NOW);
    launch = write(tx -> LaunchStore.start(tx, "C0LAUNCH01", "Launch", ZoneOffset.UTC).id());
    run =
        write(tx -> {
          Run added =
              RunStore.add(tx, launch, Runs.draft("production", true), new Status.Running(NOW));
          RunStepStore.add(tx, added);
          return added;
        });
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void everyStateOfAStepComesBackAsItWasKept() {
    for (StepState state :
        List.of(
            new StepState.Doing(NOW, null),
            new StepState.Doing(NOW, "U2"),
            new StepState.Done(null, NOW, "U2", null, true),
            new StepState.Done(NOW, NOW.plusSeconds(9), "U2", "went well", false),
            new StepState.Failed(NOW, NOW.plusSeconds(9), "U2", "no such host"),
            new StepState.Skipped(NOW, "U2", "not needed"),
            new StepState.Waiting())) {
      RunStep before = steps("T1").getFirst();
      RunStep kept =
          write(tx ->
              RunStepStore.save(
                  tx,
                  before.turned(state),
                  new Change("turned", before.subject(), List.of(), null)));
      assertThat(steps("T1")).containsExactly(kept);
      assertThat(kept.state()).isEqualTo(state);
      assertThat(kept.version()).isEqualTo(before.version() + 1);
    }
    assertThat(steps("T1").getFirst().step()).isEqualTo(run.plan().steps().getFirst());
    long step = steps("T1").getFirst().id();
    Optional<Long> mine = look("T1", sql -> RunStepStore.runOf(sql, step));
    assertThat(mine).contains(run.id());
    Optional<Long> theirs = look("T2", sql -> RunStepStore.runOf(sql, step));
    assertThat(theirs).isEmpty();
    assertThat(steps("T2")).isEmpty();
  }

  @Test
  void aWatchComesBackAndPatienceIsALaunchsOwn() {
    RunWatch watch =
        RunWatch.begun(run.id(), NOW).over(NOW.plusSeconds(60)).confirmed("U2", "looks fine");
    write(tx -> {
      RunWatchStore.save(tx, RunWatch.begun(run.id(), NOW));
      RunWatchStore.save(tx, watch);
      RunWatchStore.patience(tx, launch, Duration.ofMinutes(2));
      return true;
    });
    Optional<RunWatch> kept = look("T1", sql -> RunWatchStore.find(sql, run.id()));
    assertThat(kept).contains(watch);
    Duration own = look("T1", sql -> RunWatchStore.patience(sql, launch));
    assertThat(own).isEqualTo(Duration.ofMinutes(2));
    Duration other = look("T1", sql -> RunWatchStore.patience(sql, launch + 1));
    assertThat(other).isEqualTo(Verification.PATIENCE);
  }

  @Test
  void aDrillIsKeptOnceAndIsEvidenceFromThenOn() {
    var drill =
        new Drill(
            run.id(),
            launch,
            "production",
            NOW,
            NOW.plusSeconds(900),
            1,
            1,
            0,
            0,
            0,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15));
    for (int i = 0; i < 2; i++) {
      write(tx -> {
        DrillStore.add(tx, run, drill);
        DrillStore.learnt(tx, run.id(), 12);
        return true;
      });
    }
    Optional<Drill> last = look("T1", sql -> DrillStore.last(sql, launch));
    assertThat(last).contains(drill);
    List<Long> lessons = look("T1", sql -> DrillStore.lessons(sql, run.id()));
    assertThat(lessons).containsExactly(12L);
    Optional<Drill> earlier =
        look("T1", sql -> DrillStore.before(sql, launch, "production", drill.ended()));
    assertThat(earlier).isEmpty();
    List<Drill> all = look("T1", sql -> DrillStore.between(sql, launch, NOW, NOW.plusSeconds(901)));
    assertThat(all).containsExactly(drill);
    List<Evidence> evidence = look("T1", sql -> EvidenceStore.of(sql, launch));
    assertThat(evidence)
        .filteredOn(one -> one.source().equals(DrillStore.SOURCE))
        .singleElement()
        .extracting(Evidence::subject, Evidence::result, Evidence::at)
        .containsExactly("production", Evidence.Result.GREEN, drill.ended());
  }

  private List<RunStep> steps(String workspace) {
    return look(workspace, sql -> RunStepStore.of(sql, run));
  }

  private <T> T look(String workspace, Function<DSLContext, T> question) {
    return database.ledger().read(workspace, question);
  }

  private <T> T write(Function<Tx, T> work) {
    return database.ledger().write(new Cause("T1", Actor.person("U1"), NOW, null), work);
  }
}
