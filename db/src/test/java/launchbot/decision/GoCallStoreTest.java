package launchbot.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions and decisions as rows, in a real PostgreSQL. */
class GoCallStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final GoCalls.Who LEAD = new GoCalls.Who("U1", Role.LEAD);
  private static final Facts FACTS =
      new Facts(
          Readiness.Call.NO_GO,
          List.of(
              new Reason(
                  Reason.Weight.STOPS, "open-blocker", "Ü “#1” is <open>", "triage show 1", "U2")),
          Map.of("blocker", 1));
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
  void aQuestionAndItsDecisionComeBackAsTheyWereWritten() {
    GoCall asked = ask("C1", List.of("U2", "U3")).orElseThrow();
    assertThat(find(asked.id())).isEqualTo(asked);
    GoCall one = vote(asked.id(), "U2", false, "cards fail").orElseThrow();
    assertThat(find(asked.id())).isEqualTo(one);
    GoCall end = vote(asked.id(), "U3", true, null).orElseThrow();
    assertThat(end.state()).isEqualTo(GoCall.State.NO_GO);
    Decision decision =
        db.ledger().read("T1", sql -> DecisionStore.newest(sql, asked.launch(), 5)).getFirst();
    assertThat(decision.go()).isFalse();
    assertThat(decision.facts()).isEqualTo(FACTS);
    assertThat(decision.votes()).isEqualTo(end.votes());
    assertThat(decision.reason()).isEqualTo("the press waits");
    assertThat(db.ledger().<Integer>read("T2", sql -> DecisionStore.newest(sql, 1, 5).size()))
        .isZero();
  }

  @Test
  void oneQuestionIsOpenAtATime() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<GoCall>>> asked =
          Stream.generate(() -> pool.submit(() -> ask("C2", List.of("U2")))).limit(4).toList();
      int got = 0;
      for (var one : asked) {
        got += one.get().isPresent() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
    assertThat(db.ledger().across(GoCallStore::everywhere))
        .filteredOn(open -> open.workspace().equals("T1"))
        .isNotEmpty();
  }

  @Test
  void ofTwoLastAnswersAtOnceExactlyOneDecides() throws Exception {
    GoCall asked = ask("C3", List.of("U2", "U3")).orElseThrow();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var ben = pool.submit(() -> vote(asked.id(), "U2", true, null));
      var chiyo = pool.submit(() -> vote(asked.id(), "U3", true, null));
      assertThat(List.of(ben.get().orElseThrow().state(), chiyo.get().orElseThrow().state()))
          .containsExactlyInAnyOrder(GoCall.State.OPEN, GoCall.State.GO);
    }
    List<Decision> decisions =
        db.ledger().read("T1", sql -> DecisionStore.newest(sql, asked.launch(), 5));
    assertThat(decisions).hasSize(1);
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteADecision() {
    GoCall asked = ask("C4", List.of("U2")).orElseThrow();
    vote(asked.id(), "U2", true, null);
    for (String statement :
        List.of("update decision set go = not go", "delete from decision", "truncate decision")) {
      assertThatThrownBy(() -> db.ledger().<Integer>upkeep("T1", sql -> sql.execute(statement)))
          .hasMessageContaining("permission denied");
    }
  }

  private static Optional<GoCall> ask(String channel, List<String> approvers) {
    return db.ledger()
        .write(
            cause(),
            tx -> {
              long launch = LaunchStore.start(tx, channel, "Launch", ZoneOffset.UTC).id();
              var moved =
                  (Verdict.Moved<GoCall>)
                      GoCalls.ask(
                          Optional.empty(),
                          false,
                          launch,
                          FACTS,
                          approvers,
                          "the press waits",
                          LEAD,
                          NOW);
              return GoCallStore.add(tx, moved.next(), moved.change());
            });
  }

  private static Optional<GoCall> vote(
      long id, String person, boolean go, @org.jspecify.annotations.Nullable String reason) {
    return db.ledger()
        .write(
            cause(),
            tx -> {
              GoCall call = GoCallStore.lock(tx, id).orElseThrow();
              var who = new GoCalls.Who(person, Role.MEMBER);
              if (GoCalls.vote(call, go, reason, who, NOW)
                  instanceof Verdict.Moved<GoCall>(GoCall next, var change)) {
                GoCallStore.save(tx, next, change);
                if (next.state().decided()) {
                  DecisionStore.add(tx, next);
                }
                return Optional.of(next);
              }
              return Optional.empty();
            });
  }

  private static GoCall find(long id) {
    return db.ledger().read("T1", sql -> GoCallStore.find(sql, id)).orElseThrow();
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), NOW, null);
  }
}
