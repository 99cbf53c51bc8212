package launchbot.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.SecretFile;
import launchbot.postgres.Unusable;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this installation: today's, and under {@code keys} the earlier ones, which older
 * backups need. Whatever cannot be read or written there is {@link Unusable}.
 *
 * @param home the directory with the file {@code key}
 * @param given today's key from the environment; null: the one in the file
 */
public record KeyRing(Path home, @Nullable String given) {
  private static final String FILE = "key";
  private static final String EARLIER = "keys";

  /** Today's key, made if there is none yet. */
  public byte[] today() {
    return bytes(given != null ? given : files(() -> SecretFile.read(home, FILE)));
  }

  /** The key with this fingerprint, be it today's or an earlier one. Makes none. */
  public Optional<byte[]> find(String fingerprint) {
    Optional<String> present = present();
    if (present.isPresent() && KeyFingerprint.of(bytes(present.get())).equals(fingerprint)) {
      return Optional.of(bytes(present.get()));
    }
    Path earlier = home.resolve(EARLIER).resolve(fingerprint);
    return Files.isRegularFile(earlier)
        ? Optional.of(bytes(files(() -> Files.readString(earlier).strip())))
        : Optional.empty();
  }

  /**
   * The key for a database that knows this fingerprint, or none yet. Whoever was killed while
   * changing the key has left the right one beside the file.
   */
  public byte[] forDatabase(Optional<String> fingerprint) {
    Optional<byte[]> known = fingerprint.isPresent() ? find(fingerprint.get()) : Optional.empty();
    return known.isPresent() ? known.get() : today();
  }

  /** Keeps a key for good, by its fingerprint. */
  public void keep(byte[] key) {
    replace(home.resolve(EARLIER), KeyFingerprint.of(key), key);
  }

  /**
   * Makes this the key of the file. Nothing to do where it is already, or where the key is given by
   * the environment, which only its owner can change.
   */
  public void makeToday(byte[] key) {
    Optional<String> present = present();
    if (given == null && !present.equals(Optional.of(text(key)))) {
      present.ifPresent(before -> keep(bytes(before)));
      replace(home, FILE, key);
    }
  }

  /** Whether the key is in the environment rather than in a file of ours. */
  public boolean fromEnvironment() {
    return given != null;
  }

  /** The fingerprint of today's key; empty where there is none yet. */
  public Optional<String> fingerprint() {
    return present().map(key -> KeyFingerprint.of(bytes(key)));
  }

  /** Where today's key stands, for people. */
  public String where() {
    return given != null ? "LAUNCHBOT_KEY" : home.resolve(FILE).toString();
  }

  /** Where the key with this fingerprint is kept, for people. */
  public Path keptAt(String fingerprint) {
    return home.resolve(EARLIER).resolve(fingerprint);
  }

  /** Never prints a key. */
  @Override
  public String toString() {
    return "KeyRing[" + where() + "]";
  }

  private Optional<String> present() {
    if (given != null) {
      return Optional.of(given);
    }
    Path file = home.resolve(FILE);
    return Files.isRegularFile(file)
        ? Optional.of(files(() -> Files.readString(file).strip()))
        : Optional.empty();
  }

  private void replace(Path directory, String name, byte[] key) {
    files(() -> {
      SecretFile.replace(directory, name, text(key));
      return name;
    });
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  private <T> T files(Work<T> work) {
    try {
      return work.done();
    } catch (IOException e) {
      throw new Unusable(
          "LAUNCHBOT_HOME: the keys in %s cannot be used: %s".formatted(home, e.getMessage()), e);
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
