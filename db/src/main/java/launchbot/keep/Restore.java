package launchbot.keep;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import org.flywaydb.core.api.FlywayException;

/**
 * Puts a backup into an empty database: all of it, verified, or nothing. The bot must not run; it
 * cannot start meanwhile.
 */
public final class Restore {
  private final BackupFile file;
  private final BackupFile.Whole whole;
  private final KeyRing keys;

  private Restore(BackupFile file, BackupFile.Whole whole, KeyRing keys) {
    this.file = file;
    this.whole = whole;
    this.keys = keys;
  }

  /** What happened between the backup and now. */
  public enum Since {
    /** Nobody served: the backup was made a moment ago, to be restored. */
    NOTHING,
    /** The bot went on: messages were sent, numbers were given that the backup does not know. */
    PERHAPS_MUCH
  }

  /**
   * @param at when the backup was made
   * @param lookUps messages that waited then; each is looked up in Slack before it is sent
   * @param resealed secrets that were sealed with the earlier key and are now with today's
   * @param unreadable secrets that could not be opened, left as they were
   */
  public record Restored(
      Instant at,
      int workspaces,
      int tables,
      long rows,
      long entries,
      int lookUps,
      int resealed,
      int unreadable) {}

  /**
   * Reads all of the file, so that nothing is touched for one that will not do.
   *
   * @throws Unusable when it is none, is damaged, or its key is not here
   */
  public static Restore of(Path path, KeyRing keys) {
    BackupFile file = BackupFile.find(path, keys);
    return new Restore(file, file.check(), keys);
  }

  /**
   * @param url of the database's owner
   * @throws Unusable when the database will not do; then it holds nothing new
   */
  public Restored into(DatabaseUrl url, Since since, Instant now) {
    try (Owner owner = Owner.signIn(url)) {
      owner.takeTurn();
      byte[] key = keys.forDatabase(KeyFingerprint.stored(owner.connection()));
      return new Loading(owner, file, key, now).load(whole, since);
    } catch (SQLException | FlywayException e) {
      throw new Unusable(
          "Nothing was restored, the database at %s broke off: %s".formatted(url, e.getMessage()),
          e);
    }
  }
}
