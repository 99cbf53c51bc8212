package launchbot.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection as the role that owns the tables. Row-level security is forced, so that even the
 * owner sees rows only of the workspace it has entered; it may list the workspaces, though.
 */
public record Owner(Connection connection, DatabaseUrl url) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Owner.class);

  // Any number that nobody else uses: whoever starts, restores or changes the key waits for it.
  private static final long TURN = 0x6c61756e6368L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Signs in, waiting for a database that is on its way.
   *
   * @throws Unusable when it cannot be reached for half a minute, or refuses the user
   */
  public static Owner signIn(DatabaseUrl url) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return new Owner(url.connect(), url);
      } catch (SQLException e) {
        if (!mayPass(e) || System.nanoTime() > giveUp) {
          throw new Unusable("DATABASE_URL: cannot sign in at " + url + ": " + e.getMessage(), e);
        }
        log.info("Waiting for the database at {}: {}", url, e.getMessage());
        pause();
      }
    }
  }

  /** Until this connection closes, nobody else starts, restores or changes the key. */
  public void takeTurn() throws SQLException {
    execute("select pg_advisory_lock(" + TURN + ")");
  }

  /** All workspaces, in the same order everywhere. */
  public List<String> workspaces() throws SQLException {
    List<String> all = new ArrayList<>();
    try (var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select workspace from workspace order by workspace collate \"C\"")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  /** From here to the end of the transaction it sees this workspace's rows. */
  public void enter(String workspace) throws SQLException {
    try (var statement =
        connection.prepareStatement("select set_config('launchbot.workspace', ?, true)")) {
      statement.setString(1, workspace);
      statement.execute();
    }
  }

  /** The number of the newest migration in the database; empty where Launchbot has never been. */
  public Optional<String> schema() throws SQLException {
    try (var query = connection.createStatement()) {
      try (var rows = query.executeQuery("select to_regclass('flyway_schema_history')")) {
        if (!rows.next() || rows.getString(1) == null) {
          return Optional.empty();
        }
      }
      try (var rows =
          query.executeQuery(
              """
              select version from flyway_schema_history where success and version is not null
              order by installed_rank desc limit 1
              """)) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** How many connections bots hold at the moment: as long as there is one, a bot is serving. */
  public int servingSessions() throws SQLException {
    try (var query =
        connection.prepareStatement("select count(*) from pg_stat_activity where usename = ?")) {
      query.setString(1, ServingRole.nameIn(connection));
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  public void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * Not reachable, too many connections, starting: that passes. A wrong password, no password
   * (08004) or a database that is not there stay as they are.
   */
  private static boolean mayPass(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return !state.equals("08004")
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unusable("Interrupted while waiting for the database", e);
    }
  }
}
