package launchbot.jobs.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Where fetched repositories lie while they are read: nobody else can look, nothing stays. */
final class Directories {
  private final Path parent;

  Directories(Path parent) {
    this.parent = parent;
  }

  /** A new one, gone once it is closed. */
  Temporary make() throws IOException {
    Files.createDirectories(parent);
    return new Temporary(
        Files.createTempDirectory(
            parent,
            "scan",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /** What a process that was killed has left behind. */
  void clear() throws IOException {
    if (Files.isDirectory(parent)) {
      delete(parent);
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
