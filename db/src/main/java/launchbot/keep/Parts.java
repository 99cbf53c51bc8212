package launchbot.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are not complete yet. */
final class Parts {
  static final String SUFFIX = ".part";

  private Parts() {}

  /** Deletes what those left who were killed while writing; whoever still writes holds a lock. */
  static void sweep(Path directory, String begin) throws IOException {
    try (var left = Files.newDirectoryStream(directory, path -> isPart(path, begin))) {
      for (Path part : left) {
        if (isLeft(part)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** Names of files are on the disk only when their directory is. */
  static void force(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean isPart(Path path, String begin) {
    String name = path.getFileName().toString();
    return name.startsWith("." + begin) && name.endsWith(SUFFIX);
  }

  private static boolean isLeft(Path part) throws IOException {
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process writes it
    }
  }
}
