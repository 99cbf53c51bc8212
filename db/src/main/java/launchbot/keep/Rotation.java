package launchbot.keep;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Schema;
import launchbot.postgres.SecretFile;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Changes Launchbot's key: every secret, the serving role's password, the fingerprint in the
 * database, and then the file. Killed at any moment, it leaves both keys beside the file, so that a
 * start finds the one that the database wants.
 */
public final class Rotation {
  private Rotation() {}

  /**
   * @param from fingerprint of the key until now, which older backups need
   * @param to fingerprint of the new key
   * @param resealed how many secrets
   * @param unreadable how many the key until now did not open; they are left as they were
   */
  public record Rotated(String from, String to, int resealed, int unreadable) {}

  /**
   * @param url of the database's owner
   * @param given the new key; null: one is made
   * @throws Unusable when a bot serves, or the key until now is not here; then nothing has changed
   */
  public static Rotated run(DatabaseUrl url, KeyRing keys, @Nullable String given, Instant now) {
    try (Owner owner = Owner.signIn(url)) {
      owner.takeTurn();
      Standstill.check(owner);
      byte[] old = keyUntilNow(owner, keys);
      byte[] fresh = (given == null ? SecretFile.random() : given).getBytes(StandardCharsets.UTF_8);
      if (KeyFingerprint.of(fresh).equals(KeyFingerprint.of(old))) {
        throw new Unusable("LAUNCHBOT_NEW_KEY: it is the key already. Choose another one.");
      }
      keys.keep(old);
      keys.keep(fresh);
      Reseal secrets = change(owner, old, fresh, now);
      keys.makeToday(fresh);
      return new Rotated(
          KeyFingerprint.of(old),
          KeyFingerprint.of(fresh),
          secrets.resealed(),
          secrets.unreadable());
    } catch (SQLException e) {
      throw new Unusable(
          "The key is as it was, the database at %s broke off: %s".formatted(url, e.getMessage()),
          e);
    }
  }

  private static byte[] keyUntilNow(Owner owner, KeyRing keys) throws SQLException {
    String fingerprint =
        KeyFingerprint.stored(owner.connection())
            .orElseThrow(() ->
                new Unusable(
                    "There is no key to change: no Launchbot has used the database at %s. Check LAUNCHBOT_HOME and DATABASE_URL."
                        .formatted(owner.url())));
    return keys.find(fingerprint)
        .orElseThrow(() ->
            new Unusable(
                "LAUNCHBOT_KEY: this database was set up with another key (fingerprint %s, ours is %s). Set it to that key first."
                    .formatted(fingerprint, keys.fingerprint().orElse("none"))));
  }

  private static Reseal change(Owner owner, byte[] old, byte[] fresh, Instant now)
      throws SQLException {
    owner.connection().setAutoCommit(false);
    try {
      Reseal secrets = Reseal.all(owner, Seal.of(old), Seal.of(fresh));
      Schema.changeKey(owner, fresh, now);
      owner.connection().commit();
      return secrets;
    } finally {
      owner.connection().rollback();
    }
  }
}
