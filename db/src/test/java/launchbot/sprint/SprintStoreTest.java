package launchbot.sprint;

import static launchbot.sprint.Samples.NOW;
import static launchbot.sprint.Samples.PLAN;
import static launchbot.sprint.Samples.TODAY;
import static launchbot.sprint.Samples.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sprints, launches and their roles as rows. */
class SprintStoreTest {
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
  void aSprintComesBackAsItWasWritten() {
    Launch launch = launch("T1", "C1");
    Sprint started =
        save("T1", Sprints.start(null, launch.id(), PLAN, TODAY, false, as(Role.LEAD)));
    assertThat(find("T1", launch.id())).isEqualTo(started);
    Sprint paused = save("T1", Sprints.pause(started, "ill 🤒", as(Role.LEAD)));
    assertThat(find("T1", launch.id())).isEqualTo(paused);
    Asking later =
        new Asking("U1", Role.LEAD, Samples.WORKING, NOW.plus(java.time.Duration.ofDays(2)));
    Sprint stopped = save("T1", Sprints.stop(paused, "שלום", later));
    assertThat(find("T1", launch.id())).isEqualTo(stopped);
    List<String> verbs =
        read(
            "T1",
            sql ->
                HistoryStore.newest(sql, new Subject("sprint", launch.id()), 10).stream()
                    .map(fact -> fact.change().verb())
                    .toList());
    assertThat(verbs).containsExactly("stopped", "paused", "started");
    Optional<Sprint> elsewhere = read("T2", sql -> SprintStore.find(sql, launch.id()));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void aLaunchIsChangedAndClosed() {
    Launch launch = launch("T1", "C2");
    Launch named = Samples.moved(Launches.rename(launch, "Shop", Role.LEAD));
    var verdict = (Verdict.Moved<Launch>) Launches.date(named, TODAY, TODAY, Role.LEAD);
    write(
        "T1",
        tx -> {
          assertThat(LaunchStore.lock(tx, launch.id())).contains(launch);
          LaunchStore.save(tx, verdict.next(), verdict.change());
          return true;
        });
    assertThat(ofChannel("C2")).contains(verdict.next());
    var closing = (Verdict.Moved<Launch>) Launches.archive(verdict.next(), null, Role.LEAD);
    write(
        "T1",
        tx -> {
          LaunchStore.archive(tx, closing.next(), closing.change());
          return true;
        });
    assertThat(ofChannel("C2")).isEmpty();
    assertThat(launch("T1", "C2").id()).isNotEqualTo(launch.id());
    assertThat(
            SprintStoreTest.<Boolean>write("T1", tx -> LaunchStore.lock(tx, launch.id()).isEmpty()))
        .isTrue();
  }

  @Test
  void aPersonHoldsSeveralRoles() {
    Launch launch = launch("T1", "C3");
    write(
        "T1",
        tx -> {
          LaunchStore.give(tx, launch.id(), LaunchRole.APPROVER, "U2");
          LaunchStore.give(tx, launch.id(), LaunchRole.TESTER, "U2");
          LaunchStore.give(tx, launch.id(), LaunchRole.TESTER, "U2");
          LaunchStore.give(tx, launch.id(), LaunchRole.TESTER, "U3");
          LaunchStore.take(tx, launch.id(), LaunchRole.TESTER, "U3");
          tx.record(
              new launchbot.ledger.Change("roles", Launches.subject(launch), List.of(), null));
          return true;
        });
    Map<LaunchRole, List<String>> roles = read("T1", sql -> LaunchStore.roles(sql, launch.id()));
    assertThat(roles)
        .isEqualTo(
            Map.of(
                LaunchRole.LEAD, List.of("U1"),
                LaunchRole.APPROVER, List.of("U2"),
                LaunchRole.TESTER, List.of("U2")));
  }

  private static Launch launch(String team, String channel) {
    return write(team, tx -> LaunchStore.start(tx, channel, "Checkout", Samples.BERLIN));
  }

  private static Optional<Launch> ofChannel(String channel) {
    return read("T1", sql -> LaunchStore.ofChannel(sql, channel));
  }

  private static Sprint save(String team, Verdict<Sprint> verdict) {
    var moved = (Verdict.Moved<Sprint>) verdict;
    return write(
        team,
        tx -> {
          SprintStore.save(tx, moved.next(), moved.change());
          return moved.next();
        });
  }

  private static <T> T read(String team, Function<DSLContext, T> work) {
    return db.ledger().<T>read(team, work);
  }

  private static Sprint find(String team, long launch) {
    return read(team, sql -> SprintStore.find(sql, launch)).orElseThrow();
  }

  private static <T> T write(String team, Function<Tx, T> work) {
    return db.ledger().write(new Cause(team, Actor.person("U1"), NOW, null), work);
  }
}
