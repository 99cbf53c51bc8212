package launchbot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** A migrated database, open as the serving role. */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /** As {@link #open(DatabaseUrl, Function, Instant)}, with the one key that there is. */
  public static Database open(DatabaseUrl url, byte[] key, Instant now) {
    return open(url, _ -> key, now);
  }

  /**
   * Migrates as the user of the URL, then serves as a role that owns nothing.
   *
   * @param keys Launchbot's key for the fingerprint that the database knows, if it knows one; only
   *     its fingerprint is stored
   * @throws Unusable when the database cannot be reached, migrated or served, or knows another key
   */
  public static Database open(
      DatabaseUrl url, Function<Optional<String>, byte[]> keys, Instant now) {
    try (Owner owner = Owner.signIn(url)) {
      owner.takeTurn();
      byte[] key = keys.apply(KeyFingerprint.stored(owner.connection()));
      Schema.bringUp(owner, key, now);
      var role = ServingRole.of(owner.connection(), key);
      // Still in turn: whoever comes next can count on seeing that somebody serves.
      return new Database(new HikariDataSource(pool(role.signInTo(url))));
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
