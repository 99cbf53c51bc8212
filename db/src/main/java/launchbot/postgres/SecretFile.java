package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that this installation makes for itself, each in a file with mode 0600. */
public final class SecretFile {
  private SecretFile() {}

  /** The secret in the file; 32 random bytes in base64 on the first call. */
  public static String read(Path file) throws IOException {
    if (!Files.exists(file)) {
      // With DATABASE_URL nobody else makes the home.
      HomeLock.makePrivate(file.toAbsolutePath().getParent());
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      // On the disk before it has its name: what is encrypted with it must not outlive it.
      Files.writeString(
          fresh,
          Base64.getEncoder().encodeToString(secret) + "\n",
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }
}
