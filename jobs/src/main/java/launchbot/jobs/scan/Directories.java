package launchbot.jobs.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Where fetched repositories lie while they are read: nobody else can look, nothing stays. */
final class Directories {
  /** No look takes as long; another process may work beside us. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Path parent;

  Directories(Path parent) {
    this.parent = parent;
  }

  /** A new one, gone once it is closed; what a process that was killed left behind goes too. */
  Temporary make(Instant now) throws IOException {
    Files.createDirectories(parent);
    forget(now.minus(KEPT));
    return new Temporary(
        Files.createTempDirectory(
            parent,
            "scan",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  private void forget(Instant before) throws IOException {
    try (var left = Files.list(parent)) {
      for (Path directory : left.toList()) {
        if (Files.getLastModifiedTime(directory).toInstant().isBefore(before)) {
          delete(directory);
        }
      }
    }
  }

  record Temporary(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      delete(path);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }
}
