package launchbot.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * One owner per home. The operating system drops the lock when its owner dies, however it dies.
 *
 * @param home the directory, made with mode 0700 if it is not there
 */
public record HomeLock(Path home, FileChannel channel, FileLock lock) implements AutoCloseable {

  /**
   * @throws Unusable when another process holds the home, naming its process id
   */
  public static HomeLock take(Path home) {
    try {
      makePrivate(home);
      var channel =
          FileChannel.open(
              home.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = Files.readString(home.resolve("lock")).strip();
        channel.close();
        throw new Unusable(
            "LAUNCHBOT_HOME: %s is in use by another Launchbot (process %s). Stop that one, or give this one a home of its own."
                .formatted(home, owner));
      }
      channel.truncate(0);
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new HomeLock(home, channel, lock);
    } catch (IOException e) {
      throw new Unusable("LAUNCHBOT_HOME: cannot use " + home + ": " + e.getMessage(), e);
    }
  }

  static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process, as two bots in one test are
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Unusable("LAUNCHBOT_HOME: cannot release " + home, e);
    }
  }
}
