package launchbot.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.util.PasswordUtil;

/**
 * The login role that Launchbot serves as. It owns no table, so forced row-level security holds for
 * it. Its password is derived from Launchbot's key, so that every replica knows it.
 *
 * @param name one per database, since roles belong to the whole cluster
 */
record ServingRole(String name, String password) {
  private static final int MOST_BYTES = 63;
  private static final int SALT_BYTES = 16;

  /**
   * SCRAM's repetitions make guessing a person's password slow. Nobody guesses 256 bits derived
   * from a key, and a cold Java spends a quarter of a second of its start on the usual 4096.
   */
  static final int SCRAM_ITERATIONS = 1;

  static ServingRole of(Connection owner, byte[] key) throws SQLException {
    try {
      String name = nameIn(owner);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] derived = mac.doFinal(("password of " + name).getBytes(StandardCharsets.UTF_8));
      return new ServingRole(name, HexFormat.of().formatHex(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the database that the connection is to. */
  static String nameIn(Connection owner) throws SQLException {
    return name(owner.getCatalog());
  }

  /** PostgreSQL would cut a longer name, and two databases might then share one. */
  static String name(String database) {
    String name = database + "_launchbot_serving";
    return name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        ? name
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "_launchbot_serving";
  }

  /**
   * Makes the role, or does nothing if it can already sign in.
   *
   * @throws Unusable with the SQL to run once, when the owner may not make roles
   */
  void ensure(Connection owner, DatabaseUrl url) throws SQLException {
    if (canSignIn(url)) {
      return;
    }
    String sql =
        "%s role %s login nosuperuser nocreatedb nocreaterole nobypassrls password %s"
            .formatted(exists(owner) ? "alter" : "create", quoted(name), verifier());
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new Unusable(
          "DATABASE_URL: its user may not make the role that Launchbot serves as (%s).%nRun this once as an administrator, then start again:%n%s;"
              .formatted(e.getMessage(), sql),
          e);
    }
  }

  /**
   * Gives the role, which is there, this password.
   *
   * @throws Unusable with the SQL to run once, when the owner may not
   */
  void changePassword(Owner owner) throws SQLException {
    try {
      owner.execute("alter role %s password %s".formatted(quoted(name), verifier()));
    } catch (SQLException e) {
      throw new Unusable(
          "DATABASE_URL: its user may not change the role that Launchbot serves as (%s).%nRun this once as an administrator, then try again:%nalter role %s createrole; grant %3$s to %2$s with admin option;"
              .formatted(e.getMessage(), quoted(owner.url().user()), quoted(name)),
          e);
    }
  }

  /** Instead of the password: what we print or what the server logs opens nothing. */
  private String verifier() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return "'%s'"
        .formatted(PasswordUtil.encodeScramSha256(password.toCharArray(), SCRAM_ITERATIONS, salt));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  DatabaseUrl signInTo(DatabaseUrl url) {
    return new DatabaseUrl(url.jdbc(), name, password);
  }

  boolean canSignIn(DatabaseUrl url) {
    try (var connection = signInTo(url).connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false; // expected the first time; ensure() goes on to make it
    }
  }

  private boolean exists(Connection owner) throws SQLException {
    try (PreparedStatement query =
        owner.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
