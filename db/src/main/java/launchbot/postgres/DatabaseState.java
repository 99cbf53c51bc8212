package launchbot.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * What a start would find in a database, looked at without changing anything.
 *
 * @param server the version of PostgreSQL
 * @param applied how many migrations it has
 * @param pending how many a start would add
 * @param newer whether it has some that this Launchbot does not know
 */
public record DatabaseState(
    String server, int applied, int pending, boolean newer, Role role, Key key) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The role that Launchbot serves as. */
  public enum Role {
    SIGNS_IN,
    /** A start makes it, or gives it its password. */
    TO_BE_MADE,
    /** Somebody who may make roles has to do it. */
    MAY_NOT_BE_MADE
  }

  /** Whether the key is the one that the database was set up with. */
  public enum Key {
    NONE_YET,
    SAME,
    OTHER
  }

  /**
   * @param key null: a new one would be generated
   * @throws Unusable when nobody answers there or the user may not sign in; within seconds
   */
  public static DatabaseState look(DatabaseUrl url, byte @Nullable [] key) {
    try (Connection owner = url.connect()) {
      owner.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      var infos = migrations(url);
      return new DatabaseState(
          owner.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", ""),
          (int) Arrays.stream(infos).filter(one -> one.getState().isApplied()).count(),
          (int)
              Arrays.stream(infos).filter(one -> one.getState() == MigrationState.PENDING).count(),
          Arrays.stream(infos).anyMatch(DatabaseState::fromTheFuture),
          role(owner, url, key),
          key(owner, key));
    } catch (SQLException | FlywayException e) {
      throw new Unusable("cannot be used at %s: %s".formatted(url, e.getMessage()), e);
    }
  }

  private static MigrationInfo[] migrations(DatabaseUrl url) {
    return Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .placeholders(Map.of("servingRole", "unused"))
        .locations("classpath:db/migration")
        .load()
        .info()
        .all();
  }

  private static boolean fromTheFuture(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }

  private static Role role(Connection owner, DatabaseUrl url, byte @Nullable [] key)
      throws SQLException {
    if (key != null && ServingRole.of(owner, key).canSignIn(url)) {
      return Role.SIGNS_IN;
    }
    try (var query = owner.createStatement();
        var rows =
            query.executeQuery(
                "select rolsuper or rolcreaterole from pg_roles where rolname = current_user")) {
      return rows.next() && rows.getBoolean(1) ? Role.TO_BE_MADE : Role.MAY_NOT_BE_MADE;
    }
  }

  private static Key key(Connection owner, byte @Nullable [] key) throws SQLException {
    Optional<String> known = KeyFingerprint.stored(owner);
    if (known.isEmpty()) {
      return Key.NONE_YET;
    }
    return key != null && KeyFingerprint.of(key).equals(known.get()) ? Key.SAME : Key.OTHER;
  }
}
