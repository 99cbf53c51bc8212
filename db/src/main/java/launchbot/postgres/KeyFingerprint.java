package launchbot.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** Which key a database was set up with. Only this is stored of the key: 16 hexadecimal digits. */
public final class KeyFingerprint {
  private KeyFingerprint() {}

  public static String of(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("launchbot key fingerprint".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key)).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty where no Launchbot has ever been set up. */
  public static Optional<String> stored(Connection owner) throws SQLException {
    try (var query = owner.createStatement()) {
      try (var rows = query.executeQuery("select to_regclass('key_fingerprint') is not null")) {
        if (!rows.next() || !rows.getBoolean(1)) {
          return Optional.empty();
        }
      }
      try (var rows = query.executeQuery("select fingerprint from key_fingerprint")) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** Writes down the key of a database that knows none yet. */
  public static void store(Connection owner, String fingerprint, Instant now) throws SQLException {
    try (var insert =
        owner.prepareStatement(
            "insert into key_fingerprint (fingerprint, since) values (?, ?) on conflict do"
                + " nothing")) {
      insert.setString(1, fingerprint);
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Writes down that the database belongs to another key from now on. */
  static void replace(Connection owner, String fingerprint, Instant now) throws SQLException {
    try (var update =
        owner.prepareStatement("update key_fingerprint set fingerprint = ?, since = ?")) {
      update.setString(1, fingerprint);
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
  }

  /**
   * @throws Unusable when the database was set up with another key
   */
  static void check(Connection owner, String ours) throws SQLException {
    Optional<String> theirs = stored(owner);
    if (theirs.isPresent() && !theirs.get().equals(ours)) {
      throw new Unusable(
          "LAUNCHBOT_KEY: this database was set up with another key (fingerprint %s, ours is %s). Start with that key; it was generated as \"key\" in the first LAUNCHBOT_HOME."
              .formatted(theirs.get(), ours));
    }
  }
}
