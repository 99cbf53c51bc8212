package launchbot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A migrated database, open as the serving role. */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  // Any number that nobody else uses: replicas that start together take turns at it.
  private static final long START_TURN = 0x6c61756e6368L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Migrates as the user of the URL, then serves as a role that owns nothing.
   *
   * @param key Launchbot's key; only its fingerprint is stored
   * @throws Unusable when the database cannot be reached, migrated or served, or knows another key
   */
  public static Database open(DatabaseUrl url, byte[] key, Instant now) {
    try (Connection owner = connectPatiently(url)) {
      try (var turn = owner.createStatement()) {
        turn.execute("select pg_advisory_lock(" + START_TURN + ")");
        var role = ServingRole.of(owner, key);
        migrate(url, role, owner, key, now);
        turn.execute("select pg_advisory_unlock(" + START_TURN + ")");
        return new Database(new HikariDataSource(pool(role.signInTo(url))));
      }
    } catch (SQLException | FlywayException | HikariPool.PoolInitializationException e) {
      throw new Unusable("DATABASE_URL: " + url + " cannot be used: " + e.getMessage(), e);
    }
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static void migrate(
      DatabaseUrl url, ServingRole role, Connection owner, byte[] key, Instant now)
      throws SQLException {
    // A role made with another key would get our password: ask for the key's fingerprint first.
    if (hasFingerprint(owner)) {
      checkFingerprint(owner, fingerprint(key));
    }
    role.ensure(owner, url);
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .placeholders(Map.of("servingRole", role.quoted()))
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (var insert =
        owner.prepareStatement(
            "insert into key_fingerprint (fingerprint, since) values (?, ?) on conflict do"
                + " nothing")) {
      insert.setString(1, fingerprint(key));
      insert.setObject(2, now.atOffset(java.time.ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static boolean hasFingerprint(Connection owner) throws SQLException {
    try (var query = owner.createStatement();
        var rows = query.executeQuery("select to_regclass('key_fingerprint') is not null")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void checkFingerprint(Connection owner, String ours) throws SQLException {
    try (var query = owner.createStatement();
        var rows = query.executeQuery("select fingerprint from key_fingerprint")) {
      if (rows.next() && !rows.getString(1).equals(ours)) {
        throw new Unusable(
            "LAUNCHBOT_KEY: this database was set up with another key (fingerprint %s, ours is %s). Start with that key; it was generated as \"key\" in the first LAUNCHBOT_HOME."
                .formatted(rows.getString(1), ours));
      }
    }
  }

  static String fingerprint(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("launchbot key fingerprint".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key)).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connectPatiently(DatabaseUrl url) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return url.connect();
      } catch (SQLException e) {
        if (!mayPass(e) || System.nanoTime() > giveUp) {
          throw new Unusable("DATABASE_URL: cannot sign in at " + url + ": " + e.getMessage(), e);
        }
        log.info("Waiting for the database at {}: {}", url, e.getMessage());
        pause();
      }
    }
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

  private static HikariConfig pool(DatabaseUrl url) {
    var config = new HikariConfig();
    config.setPoolName("launchbot");
    config.setJdbcUrl(url.jdbc());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setAutoCommit(false);
    // Slack waits three seconds: a database that is away must be known to be away before that. One
    // second for a connection, the other two are the Ledger's.
    config.setConnectionTimeout(1_000);
    config.setValidationTimeout(500);
    config.setInitializationFailTimeout(10_000);
    config.addDataSourceProperty("connectTimeout", "1");
    // Longer than any statement of ours; a connection that a firewall forgot never answers.
    config.addDataSourceProperty("socketTimeout", "10");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "launchbot");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return config;
  }
}
