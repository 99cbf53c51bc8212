package launchbot.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One owner per home. The operating system drops the lock when its owner dies, however it dies.
 *
 * @param home the directory, made with mode 0700 if it is not there
 */
public record HomeLock(Path home, FileChannel channel, FileLock lock) implements AutoCloseable {
  // Closing any channel on the file drops the lock of the whole process, so that a second attempt
  // in the same process must be refused before it opens the file.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  /**
   * @throws Unusable when another process holds the home, naming its process id
   */
  public static HomeLock take(Path home) {
    try {
      makePrivate(home);
      Path real = home.toRealPath();
      if (!OURS.add(real)) {
        throw inUse(home, String.valueOf(ProcessHandle.current().pid()));
      }
      HomeLock lock = null;
      try {
        lock = lock(real);
      } finally {
        if (lock == null) {
          OURS.remove(real);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new Unusable("LAUNCHBOT_HOME: cannot use " + home + ": " + e.getMessage(), e);
    }
  }

  /** Makes the directory, or takes everybody else's rights to it away. */
  public static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private static HomeLock lock(Path home) throws IOException {
    Path file = home.resolve("lock");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      if (lock == null) {
        throw inUse(home, Files.readString(file).strip());
      }
      channel.truncate(0);
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new HomeLock(home, channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Unusable inUse(Path home, String owner) {
    return new Unusable(
        "LAUNCHBOT_HOME: %s is in use by another Launchbot (process %s). Stop that one, or give this one a home of its own."
            .formatted(home, owner));
  }

  @Override
  public void close() {
    OURS.remove(home);
    try {
      channel.close();
    } catch (IOException e) {
      throw new Unusable("LAUNCHBOT_HOME: cannot release " + home, e);
    }
  }
}
