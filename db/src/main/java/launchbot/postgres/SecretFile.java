package launchbot.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secrets that this installation makes for itself, each in a file with mode 0600. */
public final class SecretFile {
  private SecretFile() {}

  /** The secret in the file; 32 random bytes in base64 on the first call. */
  public static String read(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      Path fresh = write(directory, random());
      try {
        Files.createLink(file, fresh);
      } catch (FileAlreadyExistsException e) {
        // Another replica was quicker: its secret is the one.
      } finally {
        Files.delete(fresh);
      }
    }
    return Files.readString(file).strip();
  }

  /** The secret, if there is one already that we may read. */
  public static Optional<String> peek(Path directory, String name) {
    try {
      return Optional.of(Files.readString(directory.resolve(name)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts the secret into the file, whatever was in it; whoever is killed meanwhile leaves either.
   */
  public static void replace(Path directory, String name, String secret) throws IOException {
    Path fresh = write(directory, secret);
    Files.move(
        fresh,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** 32 random bytes in base64. */
  public static String random() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  /** On the disk before it has its name: what is encrypted with it must not outlive it. */
  private static Path write(Path directory, String secret) throws IOException {
    HomeLock.makePrivate(directory); // with DATABASE_URL nobody else makes the home
    Path fresh = Files.createTempFile(directory, "secret-", ".new"); // 0600 from the first moment
    try {
      Files.writeString(fresh, secret + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      return fresh;
    } catch (IOException e) {
      Files.delete(fresh);
      throw e;
    }
  }
}
