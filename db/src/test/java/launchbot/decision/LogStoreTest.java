package launchbot.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The decision log as rows, in a real PostgreSQL, written as the role that serves. */
class LogStoreTest {
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
  void linesComeBackNewestFirstByKindAndTimeAndForTheirTenantOnly() {
    long launch = launch("T1", "C1");
    add("T1", launch, Kind.ROLLBACK, "approved because\n\u202Ethe build <!channel>", "7.2 %", NOW);
    add("T1", launch, Kind.WAIVER, "waived #3", null, NOW.minus(Duration.ofDays(40)));
    add("T1", launch, Kind.ROLLBACK, "x".repeat(5_000), null, NOW);
    assertThat(words(launch, new LogStore.Wanted(null, null)))
        .hasSize(3)
        .first()
        .satisfies(long_ -> assertThat(long_).hasSize(1_000).endsWith("…"));
    assertThat(words(launch, new LogStore.Wanted(Kind.WAIVER, null))).containsExactly("waived #3");
    assertThat(words(launch, new LogStore.Wanted(Kind.WAIVER, NOW.minus(Duration.ofDays(30)))))
        .isEmpty();
    Logged oldest =
        db.ledger()
            .<List<Logged>>read(
                "T1",
                sql -> LogStore.page(sql, launch, new LogStore.Wanted(Kind.ROLLBACK, null), 1, 5))
            .getFirst();
    assertThat(oldest)
        .isEqualTo(
            new Logged(
                oldest.id(),
                launch,
                Kind.ROLLBACK,
                "rollback show 1",
                "approved because the build <!channel>",
                "7.2 %",
                "U1",
                NOW));
    assertThat(
            db.ledger()
                .<Integer>read(
                    "T2",
                    sql ->
                        LogStore.page(sql, launch, new LogStore.Wanted(null, null), 0, 9).size()))
        .isZero();
  }

  @Test
  void neitherTheServingRoleNorTheOwnerCanChangeOrTakeAwayALine() throws SQLException {
    add("T1", launch("T1", "C2"), Kind.SWITCH, "switched off checkout", null, NOW);
    for (String table : List.of("decision_log", "decision")) {
      for (String statement :
          List.of(
              "update %s set at = now()".formatted(table),
              "delete from %s".formatted(table),
              "truncate %s".formatted(table))) {
        assertThatThrownBy(() -> db.ledger().<Integer>upkeep("T1", sql -> sql.execute(statement)))
            .hasMessageContaining("permission denied");
      }
      for (String statement :
          List.of("update %s set at = now()".formatted(table), "delete from %s".formatted(table))) {
        try (var owner = db.owner();
            var sql = owner.createStatement()) {
          assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("only be added to");
        }
      }
    }
    assertThatThrownBy(() ->
            db.ledger()
                .<Integer>upkeep(
                    "T1", sql -> sql.execute("alter table decision_log disable trigger all")))
        .hasMessageContaining("must be owner");
  }

  @Test
  void aKindIsReadAsPeopleWriteIt() {
    assertThat(Kind.parse("Waivers")).contains(Kind.WAIVER);
    assertThat(Kind.parse("switches")).contains(Kind.SWITCH);
    assertThat(Kind.parse("freeze")).contains(Kind.FREEZE);
    assertThat(Kind.parse("everything")).isEmpty();
  }

  private static List<String> words(long launch, LogStore.Wanted wanted) {
    return db.ledger()
        .read(
            "T1",
            sql -> LogStore.page(sql, launch, wanted, 0, 9).stream().map(Logged::words).toList());
  }

  private static long launch(String team, String channel) {
    return db.ledger()
        .<Long>write(
            new Cause(team, Actor.person("U1"), NOW, null),
            tx -> LaunchStore.start(tx, channel, "Launch", ZoneOffset.UTC).id());
  }

  private static void add(
      String team, long launch, Kind kind, String words, @Nullable String figure, Instant at) {
    db.ledger()
        .<Boolean>observe(
            new Cause(team, Actor.person("U1"), at, null),
            tx -> {
              DecisionLog.add(tx, launch, kind, "rollback show 1", words, figure, "U1");
              return true;
            });
  }
}
