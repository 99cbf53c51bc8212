package launchbot.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables that this build of Launchbot expects, and the role that serves from them. */
public final class Schema {
  private Schema() {}

  /**
   * Brings the database up to date: role, migrations, and which key it belongs to.
   *
   * @param owner has the turn
   * @throws Unusable when it knows another key, or its owner may not make the role
   */
  public static void bringUp(Owner owner, byte[] key, Instant now) throws SQLException {
    // A role made with another key would get our password: ask for the key's fingerprint first.
    KeyFingerprint.check(owner.connection(), KeyFingerprint.of(key));
    ServingRole.of(owner.connection(), key).ensure(owner.connection(), owner.url());
    if (!MigrationMark.holds(owner.connection())) {
      flyway(owner).load().migrate();
      MigrationMark.leave(owner.connection());
    }
    KeyFingerprint.store(owner.connection(), KeyFingerprint.of(key), now);
  }

  /** Makes the tables of an earlier build, as a backup of it needs them. */
  public static void bringTo(String version, Owner owner, byte[] key) throws SQLException {
    KeyFingerprint.check(owner.connection(), KeyFingerprint.of(key));
    ServingRole.of(owner.connection(), key).ensure(owner.connection(), owner.url());
    flyway(owner)
        .target(version)
        // What is granted after a migration is written for the newest tables.
        .skipDefaultCallbacks(true)
        .load()
        .migrate();
  }

  /**
   * Makes the database belong to another key: its fingerprint, and the password of the serving
   * role. Within the transaction that is open.
   *
   * @throws Unusable with the SQL to run once, when the owner may not change the role
   */
  public static void changeKey(Owner owner, byte[] key, Instant now) throws SQLException {
    KeyFingerprint.replace(owner.connection(), KeyFingerprint.of(key), now);
    ServingRole.of(owner.connection(), key).changePassword(owner);
  }

  /** The number of the newest migration that this build has. */
  public static String newest(Owner owner) throws SQLException {
    return Arrays.stream(flyway(owner).load().info().all())
        .filter(migration -> migration.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(MigrationVersion::compareTo)
        .orElseThrow()
        .getVersion();
  }

  /** Whether the first version is the newer one. */
  public static boolean isNewer(String version, String than) {
    return MigrationVersion.fromVersion(version).isNewerThan(than);
  }

  private static FluentConfiguration flyway(Owner owner) throws SQLException {
    return Flyway.configure()
        .dataSource(owner.url().jdbc(), owner.url().user(), owner.url().password())
        .placeholders(
            Map.of("servingRole", ServingRole.quoted(ServingRole.nameIn(owner.connection()))))
        .locations("classpath:db/migration");
  }
}
