package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening a database, with owners who may do much or little. */
class DatabaseTest {
  private static final byte[] KEY = TestDatabase.KEY;
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  @Test
  void anOwnerWhoMayMakeRolesIsEnough() throws Exception {
    try (var database = Database.open(TestDatabase.create(), KEY, NOW)) {
      assertThat(servingRights(database)).isEqualTo("no superuser, row security, owns 0 tables");
    }
  }

  @Test
  void aSuperuserServesAsTheSameWeakRole() throws Exception {
    try (var database = Database.open(asSuperuser(TestDatabase.create()), KEY, NOW)) {
      assertThat(servingRights(database)).isEqualTo("no superuser, row security, owns 0 tables");
    }
  }

  @Test
  void openingAgainChangesNothing() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    Database.open(url, KEY, NOW).close();
    Database.open(url, KEY, NOW.plusSeconds(60)).close();
  }

  @Test
  void replicasMayStartAtTheSameTime() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    List<Future<Database>> replicas = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        replicas.add(pool.submit(() -> Database.open(url, KEY, NOW)));
      }
      for (var replica : replicas) {
        assertThat(servingRights(replica.get())).startsWith("no superuser");
        replica.get().close();
      }
    }
  }

  /** As in a rolling update: one serves while the next one starts. */
  @Test
  void aReplicaThatStartsDoesNotDisturbOneThatServes() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    var done = new AtomicBoolean();
    try (var serving = Database.open(url, KEY, NOW);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> reads =
          pool.submit(() -> {
            int count = 0;
            while (!done.get()) {
              ask(serving, "select count(*) from outbox");
              count++;
            }
            return count;
          });
      for (int i = 0; i < 3; i++) {
        Database.open(url, KEY, NOW).close();
      }
      done.set(true);
      assertThat(reads.get()).isPositive();
    }
  }

  @Test
  void anOwnerWhoMayNotMakeRolesIsToldWhatToRunOnce() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    asSuperuser(url, "alter role " + url.user() + " nocreaterole");
    var refused = catchThrowableOfType(Unusable.class, () -> Database.open(url, KEY, NOW));
    String sql =
        String.valueOf(refused.getMessage()).lines().reduce((_, last) -> last).orElseThrow();
    assertThat(refused).hasMessageContaining("DATABASE_URL").hasMessageContaining("Run this once");
    assertThat(sql).startsWith("create role ").contains("password 'SCRAM-SHA-256$").endsWith(";");
    asSuperuser(url, sql);
    try (var database = Database.open(url, KEY, NOW)) {
      assertThat(servingRights(database)).isEqualTo("no superuser, row security, owns 0 tables");
    }
  }

  @Test
  void anotherKeyIsRefusedByItsFingerprint() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    Database.open(url, KEY, NOW).close();
    byte[] other = "another key, 32 bytes long......".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Database.open(url, other, NOW))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("LAUNCHBOT_KEY")
        .hasMessageContaining(KeyFingerprint.of(KEY))
        .hasMessageContaining(KeyFingerprint.of(other))
        .hasMessageNotContaining("32 bytes long");
    // Nor has it changed the serving role's password on the way.
    Database.open(url, KEY, NOW).close();
  }

  @Test
  void aNameAsLongAsPostgresAllowsIsServedToo() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    String longest = "a_database_with_the_longest_name_that_postgres_allows_63_bytes";
    for (String suffix : List.of("1", "2")) {
      asSuperuser(url, "create database " + longest + suffix + " owner " + url.user());
      var long63 =
          new DatabaseUrl(
              url.jdbc().replaceFirst("/[^/]*$", "/" + longest + suffix),
              url.user(),
              url.password());
      Database.open(long63, KEY, NOW).close();
      Database.open(long63, KEY, NOW).close();
    }
  }

  @Test
  @Timeout(10)
  void whatWaitingWouldNotMendFailsAtOnce() {
    DatabaseUrl url = TestDatabase.create();
    var wrongPassword = new DatabaseUrl(url.jdbc(), url.user(), "hunter2");
    var noPassword = new DatabaseUrl(url.jdbc(), url.user(), "");
    var noDatabase = new DatabaseUrl(url.jdbc() + "_not", url.user(), url.password());
    for (var wrong : List.of(wrongPassword, noPassword, noDatabase)) {
      assertThatThrownBy(() -> Database.open(wrong, KEY, NOW))
          .isInstanceOf(Unusable.class)
          .hasMessageStartingWith("DATABASE_URL: cannot sign in at")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  @Timeout(20)
  void aDatabaseThatIsStillStartingIsWaitedFor() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    try (var wire = Wire.to(url)) {
      wire.refuse();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Database> opening = pool.submit(() -> Database.open(wire.url(), KEY, NOW));
        Thread.sleep(Duration.ofMillis(1500));
        assertThat(opening.isDone()).isFalse();
        wire.forward();
        opening.get().close();
      }
    }
  }

  private static String servingRights(Database database) throws SQLException {
    return ask(
        database,
        """
        select case when rolsuper then 'superuser' else 'no superuser' end || ', '
            || case when rolbypassrls then 'no row security' else 'row security' end || ', owns '
            || (select count(*) from pg_class where relowner = r.oid) || ' tables'
        from pg_roles r where rolname = current_user
        """);
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static DatabaseUrl asSuperuser(DatabaseUrl url) {
    DatabaseUrl admin = TestDatabase.server();
    return new DatabaseUrl(url.jdbc(), admin.user(), admin.password());
  }

  private static void asSuperuser(DatabaseUrl url, String sql) throws SQLException {
    DatabaseUrl admin = asSuperuser(url);
    try (var connection =
            DriverManager.getConnection(admin.jdbc(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
