package launchbot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import launchbot.ledger.GroupCommit.Turn;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  /** The first transaction waits for it, so that others gather behind. */
  private final CountDownLatch gate = new CountDownLatch(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private TestDatabase db;
  private GroupCommit<String, String> commits;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B1"), NOW);
    new WorkspaceStore(db.ledger()).connect(new Workspace("T2", "Two", "B2"), NOW);
    commits = new GroupCommit<>(db.ledger(), this::carryOut);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whatComesMeanwhileSharesTheNextTransaction() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = behindTheGate(people, "a", "b", "c", "d", "e");
      for (int i = 0; i < 5; i++) {
        assertThat(answers.get(i).get()).isEqualTo("done " + (char) ('a' + i));
      }
    }
    assertThat(sizes).containsExactly(1, 5);
    assertThat(subjects("T1")).containsExactlyInAnyOrder("first", "a", "b", "c", "d", "e");
  }

  @Test
  void eachIsRecordedAsItsOwnActorsDeed() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : behindTheGate(people, "a", "b")) {
        answer.get();
      }
    }
    assertThat(actors()).containsExactlyInAnyOrder("U-first", "U-a", "U-b");
  }

  @Test
  void workspacesShareNothing() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = people.submit(() -> commits.write(cause("T1", "first"), "first"));
      begun.await();
      assertThat(commits.write(cause("T2", "theirs"), "theirs")).isEqualTo("done theirs");
      gate.countDown();
      first.get();
    }
    assertThat(subjects("T2")).containsExactly("theirs");
  }

  @Test
  void aRequestThatIsRefusedMayComeAgainAndTheOthersAreSaved() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = behindTheGate(people, "a", "refused", "b");
      assertThat(answers.get(1).get()).isEqualTo("no");
      assertThat(answers.get(2).get()).isEqualTo("done b");
    }
    assertThat(commits.write(cause("T1", "refused"), "better")).isEqualTo("done better");
  }

  @Test
  void aRequestThatComesTwiceAtOnceIsCarriedOutOnce() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = behindTheGate(people, "same", "same", "other");
      int done = 0;
      for (var answer : answers.subList(0, 2)) {
        done += done(answer);
      }
      assertThat(done).isEqualTo(1);
      assertThat(answers.get(2).get()).isEqualTo("done other");
    }
    assertThatThrownBy(() -> commits.write(cause("T1", "same"), "same"))
        .isInstanceOf(AlreadyDone.class);
  }

  @Test
  void oneThatFailsDoesNotTakeTheOthersWithIt() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = behindTheGate(people, "a", "fails", "b");
      assertThat(answers.get(0).get()).isEqualTo("done a");
      assertThat(answers.get(2).get()).isEqualTo("done b");
      assertThatThrownBy(() -> answers.get(1).get()).hasMessageContaining("a bug in fails");
    }
    assertThat(subjects("T1")).containsExactlyInAnyOrder("first", "a", "b");
  }

  @Test
  void anOutageIsToldToAllWhoWaitAndTheNextRequestIsServed() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      answers.add(people.submit(() -> commits.write(cause("T1", "first"), "first")));
      begun.await();
      for (String name : List.of("a", "b")) {
        answers.add(people.submit(() -> commits.write(cause("T1", name), name)));
      }
      waitUntilQueued();
      cutConnections();
      gate.countDown();
      for (var answer : answers) {
        assertThatThrownBy(answer::get).hasCauseInstanceOf(DatabaseAway.class);
      }
    }
    // The pool may still hand out some of the connections that were cut.
    Awaitility.await()
        .ignoreExceptionsInstanceOf(DatabaseAway.class)
        .until(() -> commits.write(cause("T1", "a"), "a").equals("done a"));
    assertThat(subjects("T1")).containsExactly("a");
  }

  private List<String> carryOut(List<Turn<String>> turns) {
    sizes.add(turns.size());
    List<String> answers = new ArrayList<>();
    for (Turn<String> turn : turns) {
      answers.add(carryOut(turn));
    }
    return answers;
  }

  private String carryOut(Turn<String> turn) {
    String name = turn.request();
    if (name.equals("first")) {
      begun.countDown();
      await();
    }
    if (name.equals("fails")) {
      throw new IllegalStateException("a bug in fails");
    }
    if (name.equals("refused")) {
      return "no";
    }
    turn.tx().sql().fetch("select 1");
    turn.tx().record(new Change("did", new Subject(name, 1), List.of(), null));
    return "done " + name;
  }

  private void await() {
    try {
      assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Requests that all wait while the first one is under way; then it goes on. */
  private List<Future<String>> behindTheGate(
      java.util.concurrent.ExecutorService people, String... names) throws InterruptedException {
    var first = people.submit(() -> commits.write(cause("T1", "first"), "first"));
    begun.await();
    List<Future<String>> answers = new ArrayList<>();
    for (String name : names) {
      answers.add(people.submit(() -> commits.write(cause("T1", name), name)));
    }
    waitUntilQueued();
    gate.countDown();
    assertThat(first).succeedsWithin(java.time.Duration.ofSeconds(30));
    return answers;
  }

  /** Virtual threads need no more than a moment to queue up. */
  private static void waitUntilQueued() throws InterruptedException {
    Thread.sleep(300);
  }

  private static int done(Future<String> answer) throws InterruptedException {
    try {
      answer.get();
      return 1;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(AlreadyDone.class);
      return 0;
    }
  }

  private void cutConnections() throws SQLException {
    try (Connection admin = db.superuser();
        var statement = admin.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
              + " current_database() and pid <> pg_backend_pid()");
    }
  }

  private List<String> subjects(String workspace) {
    return strings(workspace, "subject");
  }

  private List<String> actors() {
    return strings("T1", "actor");
  }

  private List<String> strings(String workspace, String column) {
    return db.ledger()
        .read(
            workspace,
            sql ->
                sql.select(DSL.field(column, String.class)).from("history").fetch(0, String.class));
  }

  private static Cause cause(String workspace, String name) {
    return new Cause(workspace, Actor.person("U-" + name), NOW, "r:" + name);
  }
}
