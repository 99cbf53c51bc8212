package launchbot.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;

/**
 * Backups under the home, one for each instant that the calendar names: {@code
 * backups/launchbot-2026-12-01T02-00-00Z.backup}. The newest 14 are kept.
 */
public final class NightlyCopies {
  private static final int KEPT = 14;
  private static final String BEGIN = "launchbot-";
  private static final String END = ".backup";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ssX").withZone(ZoneOffset.UTC);

  private final DatabaseUrl owner;
  private final KeyRing keys;
  private final Path directory;
  private final InstantSource clock;

  /**
   * @param owner where the owner of the tables signs in
   */
  public NightlyCopies(DatabaseUrl owner, KeyRing keys, InstantSource clock) {
    this.owner = owner;
    this.keys = keys;
    this.directory = keys.home().resolve("backups");
    this.clock = clock;
  }

  /**
   * Makes the backup of this instant and forgets the oldest. Where there is one of this instant
   * already, nothing is changed.
   *
   * @param scheduled when it was due; names the file
   * @return what was made; empty where it was there already
   * @throws Unusable when there is none afterwards, saying why; those before are untouched
   */
  public synchronized Optional<Backup.Made> nightly(Instant scheduled) {
    try {
      HomeLock.makePrivate(directory);
      Parts.sweep(directory, BEGIN);
      Path file = directory.resolve(BEGIN + STAMP.format(scheduled) + END);
      if (Files.exists(file)) {
        return Optional.empty();
      }
      Backup.Made made = Backup.write(owner, keys, file, clock.instant());
      for (Path old : newestFirst().stream().skip(KEPT).toList()) {
        Files.deleteIfExists(old);
      }
      return Optional.of(made);
    } catch (IOException e) {
      throw new Unusable("%s cannot be used: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Which instant the newest of this home is of. */
  public Optional<Instant> newest() {
    try {
      return newestFirst().stream().findFirst().flatMap(NightlyCopies::stamp);
    } catch (IOException e) {
      return Optional.empty(); // unreadable is as good as none
    }
  }

  /** Ours only: what somebody else put there is nobody's business. */
  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> stamp(file).isPresent())
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .toList();
    }
  }

  private static Optional<Instant> stamp(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(BEGIN) || !name.endsWith(END)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          STAMP
              .parse(name.substring(BEGIN.length(), name.length() - END.length()), Instant::from)
              .truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
