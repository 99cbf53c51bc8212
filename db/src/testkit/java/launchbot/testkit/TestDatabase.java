package launchbot.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Template;

/**
 * A fresh database in the one PostgreSQL of this test run. Its owner is no superuser, as with a
 * hosted PostgreSQL, so that nothing passes only because the embedded owner may do everything.
 */
public record TestDatabase(Database database, DatabaseUrl url, Ledger ledger)
    implements AutoCloseable {
  public static final byte[] KEY =
      "a key for tests, 32 bytes long..".getBytes(StandardCharsets.UTF_8);

  private static final AtomicInteger COUNT = new AtomicInteger();

  public static TestDatabase fresh() {
    DatabaseUrl url = migrated();
    Database database = Database.open(url, KEY, Instant.now());
    return new TestDatabase(database, url, new Ledger(database.dataSource()));
  }

  /** A database with all tables and nothing in them. */
  public static DatabaseUrl migrated() {
    try {
      return Tables.TEMPLATE.copy("test_" + COUNT.incrementAndGet());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty database, owned by the user of the URL; its owner owns no other. */
  public static DatabaseUrl create() {
    DatabaseUrl admin = Server.POSTGRES.url();
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection = connect(admin);
        var statement = connection.createStatement()) {
      statement.execute("create role %s_owner login createrole password 'owner'".formatted(name));
      statement.execute("create database %s owner %s_owner".formatted(name, name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String jdbc = admin.jdbc().replaceFirst("/postgres$", "/" + name);
    return new DatabaseUrl(jdbc, name + "_owner", "owner");
  }

  /** Where the superuser of the server signs in. */
  public static DatabaseUrl server() {
    return Server.POSTGRES.url();
  }

  /** A connection as the owner of everything. */
  public Connection owner() throws SQLException {
    return connect(url);
  }

  /** A connection as the server's superuser, whom nothing holds back. */
  public Connection superuser() throws SQLException {
    DatabaseUrl admin = Server.POSTGRES.url();
    return DriverManager.getConnection(url.jdbc(), admin.user(), admin.password());
  }

  /** Takes the database away from everybody, or gives it back. */
  public void connections(boolean allowed) throws SQLException {
    String name = url.jdbc().replaceFirst(".*/", "");
    var server = server();
    try (var connection =
            DriverManager.getConnection(server.jdbc(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("alter database %s allow_connections %s".formatted(name, allowed));
      if (!allowed) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + name
                + "'");
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  private static final class Tables {
    static final Template TEMPLATE = migrate();

    private static Template migrate() {
      try {
        return Template.migrate(Server.POSTGRES.url(), KEY);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        Path home = Files.createTempDirectory("launchbot-test");
        var postgres = EmbeddedPostgres.start(HomeLock.take(home));
        // Nobody pulls this server's plug: waiting for the disk would test nothing.
        try (var connection = connect(postgres.url());
            var statement = connection.createStatement()) {
          for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            statement.execute("alter system set %s = off".formatted(setting));
          }
          statement.execute("select pg_reload_conf()");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, home)));
        return postgres;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void stop(EmbeddedPostgres postgres, Path home) {
      postgres.close();
      try (var paths = Files.walk(home)) {
        paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
