package launchbot.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Owner;
import launchbot.postgres.Successor;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a home to the PostgreSQL that this build brings: backup by the old programs, restore by the
 * new ones, and a change of names. Killed at any moment, the next start begins again or goes on,
 * and never serves half of it.
 */
public final class Upgrade {
  private static final Logger log = LoggerFactory.getLogger(Upgrade.class);
  private static final String COPY = "before-postgresql-%s.backup";

  private Upgrade() {}

  /**
   * Does nothing where the data is of our version already.
   *
   * @throws Unusable when it cannot be done; the data is as it was
   */
  public static void run(HomeLock home, KeyRing keys, Instant now) {
    Successor.Move move = Successor.move(home);
    if (!move.needed()) {
      return;
    }
    log.info("Moving the data from PostgreSQL {} to {}", move.from(), move.to());
    Path file = backups(home.home()).resolve(COPY.formatted(move.to()));
    Optional<Backup.Made> made = backup(home, keys, file, now);
    try (Successor successor = Successor.start(home)) {
      if (made.isPresent()) {
        // Whoever was killed while changing the key: from here on it is changed.
        keys.find(made.get().fingerprint()).ifPresent(keys::makeToday);
        Restore.of(file, keys).into(successor.url(), Restore.Since.NOTHING, now);
      }
      Path kept = successor.takeOver(now);
      log.info(
          "Moved {} rows, counted and compared. The earlier data stays in {} for two weeks, then a"
              + " start removes it",
          made.map(Backup.Made::rows).orElse(0L),
          kept);
    }
  }

  /** Removes what was kept of an earlier move; for a start that serves. */
  public static void forget(HomeLock home, Instant now) {
    for (Path gone : Successor.forget(home, now)) {
      log.info("Removed {}: what came after it has proved itself", gone);
      try (var copies = Files.newDirectoryStream(backups(home.home()), COPY.formatted("*"))) {
        for (Path copy : copies) {
          Files.delete(copy);
        }
      } catch (IOException e) {
        log.info("The backup made for it cannot be deleted yet: {}", e.getMessage());
      }
    }
  }

  private static Path backups(Path home) {
    return home.resolve("backups");
  }

  /** Made anew each time: what was left of an interrupted move may be out of date. */
  private static Optional<Backup.Made> backup(HomeLock home, KeyRing keys, Path file, Instant now) {
    try (var postgres = EmbeddedPostgres.start(home)) {
      if (isEmpty(postgres.url())) {
        return Optional.empty();
      }
      HomeLock.makePrivate(backups(home.home()));
      Files.deleteIfExists(file);
      return Optional.of(Backup.write(postgres.url(), keys, file, now));
    } catch (IOException e) {
      throw new Unusable("%s cannot be replaced: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A bot was killed before it made its first table. */
  private static boolean isEmpty(DatabaseUrl url) {
    try (Owner owner = Owner.signIn(url)) {
      return owner.schema().isEmpty();
    } catch (SQLException e) {
      throw new Unusable("DATABASE_URL: " + url + " cannot be used: " + e.getMessage(), e);
    }
  }
}
