package launchbot.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that this installation makes for itself, each in a file with mode 0600. */
public final class SecretFile {
  private SecretFile() {}

  /** The secret in the file; 32 random bytes in base64 on the first call. */
  public static String read(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      make(directory, file);
    }
    return Files.readString(file).strip();
  }

  private static void make(Path directory, Path file) throws IOException {
    HomeLock.makePrivate(directory); // with DATABASE_URL nobody else makes the home
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Path fresh = Files.createTempFile(directory, "secret-", ".new"); // 0600 from the first moment
    try {
      // On the disk before it has its name: what is encrypted with it must not outlive it.
      Files.writeString(
          fresh,
          Base64.getEncoder().encodeToString(secret) + "\n",
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another replica was quicker: its secret is the one.
    } finally {
      Files.delete(fresh);
    }
  }
}
