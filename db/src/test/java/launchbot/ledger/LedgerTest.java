package launchbot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.outbox.Message;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final Change CHANGE =
      new Change(
          "added",
          new Subject("entry", 1),
          List.of(new Change.Field("title", null, "a \"quoted\" title")),
          "because");
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B1"), NOW);
    new WorkspaceStore(db.ledger()).connect(new Workspace("T2", "Two", "B2"), NOW);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void stateHistoryAndMessagesCommitTogether() {
    db.ledger()
        .write(
            cause("T1", null),
            tx -> {
              tx.record(CHANGE);
              tx.say(new Message.Post("C1", null, "hello", null, Message.Urgency.NEWS));
              return tx;
            });
    var facts = db.ledger().read("T1", sql -> HistoryStore.newest(sql, CHANGE.subject(), 5));
    assertThat(facts).first().isEqualTo(facts.getFirst());
    assertThat(facts.getFirst().change()).isEqualTo(CHANGE);
    assertThat(facts.getFirst().actor()).isEqualTo(Actor.person("U1"));
    assertThat(facts.getFirst().at()).isEqualTo(NOW);
    assertThat(count("T1", "outbox")).isEqualTo(1);
  }

  @Test
  void whatIsAttemptedUndoesItselfAlone() {
    int history = count("T2", "history");
    int outbox = count("T2", "outbox");
    Message hello = new Message.Post("C1", null, "hello", null, Message.Urgency.NEWS);
    var broke =
        db.ledger()
            .<Optional<RuntimeException>>write(
                cause("T2", null),
                tx -> {
                  tx.record(CHANGE);
                  return tx.attempt(() -> {
                    tx.record(CHANGE);
                    tx.say(hello);
                    tx.sql().execute("insert into launch_role values (null)");
                  });
                });
    assertThat(broke).isPresent();
    assertThat(count("T2", "history")).isEqualTo(history + 1);
    assertThat(count("T2", "outbox")).isEqualTo(outbox);
  }

  @Test
  void orNotAtAll() {
    int history = count("T2", "history");
    assertThatThrownBy(() ->
            db.ledger()
                .write(
                    cause("T2", "r-fails"),
                    tx -> {
                      tx.record(CHANGE);
                      throw new IllegalStateException("the work fails");
                    }))
        .hasMessage("the work fails");
    assertThat(count("T2", "history")).isEqualTo(history);
    // The receipt went with it: the same request may be tried again.
    assertThat(db.ledger().<String>write(cause("T2", "r-fails"), _ -> "done")).isEqualTo("done");
  }

  @Test
  void aRequestIsCarriedOutOnceHoweverOftenAndAtOnceItComes() throws Exception {
    int before = count("T1", "history");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(pool.submit(LedgerTest::writeOnce));
      }
      int done = 0;
      for (var answer : answers) {
        done += answer.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(count("T1", "history")).isEqualTo(before + 1);
  }

  @Test
  void aRequestThatCameToNothingMayComeAgain() {
    Cause refused = cause("T1", "r-refused");
    assertThat(db.ledger().<String>write(refused, _ -> "refused")).isEqualTo("refused");
    assertThat(db.ledger().<String>write(refused, _ -> "again")).isEqualTo("again");
  }

  @Test
  void theSameReceiptInAnotherWorkspaceIsAnotherRequest() {
    assertThat(db.ledger().<Integer>write(cause("T1", "shared"), tx -> recorded(tx, 1)))
        .isEqualTo(1);
    assertThat(db.ledger().<Integer>write(cause("T2", "shared"), tx -> recorded(tx, 2)))
        .isEqualTo(2);
  }

  @Test
  void historyCannotBeRewritten() {
    for (String attempt : List.of("update history set verb = 'x'", "delete from history")) {
      assertThatThrownBy(() -> db.ledger().upkeep("T1", sql -> sql.execute(attempt)))
          .as(attempt)
          .hasStackTraceContaining("permission denied for table history");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsToldFromAWrongStatement() {
    assertThat(Outages.translate(new SQLException("gone", "57P01"), true))
        .isInstanceOfSatisfying(
            DatabaseAway.class, away -> assertThat(away.perhapsSaved()).isTrue());
    assertThat(Outages.translate(new SQLException("syntax", "42601"), true))
        .isNotInstanceOf(DatabaseAway.class);
  }

  private static int recorded(Tx tx, int result) {
    tx.record(CHANGE);
    return result;
  }

  private static boolean writeOnce() {
    try {
      db.ledger()
          .write(
              cause("T1", "r-once"),
              tx -> {
                tx.record(CHANGE);
                return true;
              });
      return true;
    } catch (AlreadyDone e) {
      return false;
    }
  }

  private static Cause cause(String workspace, @org.jspecify.annotations.Nullable String receipt) {
    return new Cause(workspace, Actor.person("U1"), NOW, receipt);
  }

  private static int count(String workspace, String table) {
    return db.ledger().read(workspace, sql -> sql.fetchCount(DSL.table(table)));
  }
}
