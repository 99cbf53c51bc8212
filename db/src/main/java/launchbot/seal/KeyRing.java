package launchbot.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this installation: today's, and under {@code keys} the earlier ones, which older
 * backups need.
 *
 * @param home the directory with the file {@code key}
 * @param given today's key from the environment; null: the one in the file
 */
public record KeyRing(Path home, @Nullable String given) {
  private static final String FILE = "key";
  private static final String EARLIER = "keys";

  /** Today's key, made if there is none yet. */
  public byte[] today() throws IOException {
    return bytes(given != null ? given : SecretFile.read(home, FILE));
  }

  /** The key with this fingerprint, be it today's or an earlier one. Makes none. */
  public Optional<byte[]> find(String fingerprint) throws IOException {
    Optional<String> present = present();
    if (present.isPresent() && KeyFingerprint.of(bytes(present.get())).equals(fingerprint)) {
      return Optional.of(bytes(present.get()));
    }
    Path earlier = home.resolve(EARLIER).resolve(fingerprint);
    return Files.isRegularFile(earlier)
        ? Optional.of(bytes(Files.readString(earlier).strip()))
        : Optional.empty();
  }

  /**
   * The key for a database that knows this fingerprint, or none yet. Whoever was killed while
   * changing the key has left the right one beside the file.
   */
  public byte[] forDatabase(Optional<String> fingerprint) throws IOException {
    Optional<byte[]> known = fingerprint.isPresent() ? find(fingerprint.get()) : Optional.empty();
    return known.isPresent() ? known.get() : today();
  }

  /** Keeps a key for good, by its fingerprint. */
  public void keep(byte[] key) throws IOException {
    SecretFile.replace(home.resolve(EARLIER), KeyFingerprint.of(key), text(key));
  }

  /**
   * Makes this the key of the file. Nothing to do where it is already, or where the key is given by
   * the environment, which only its owner can change.
   */
  public void makeToday(byte[] key) throws IOException {
    if (given == null && !present().equals(Optional.of(text(key)))) {
      SecretFile.replace(home, FILE, text(key));
    }
  }

  /** Whether the key is in the environment rather than in a file of ours. */
  public boolean fromEnvironment() {
    return given != null;
  }

  /** The fingerprint of today's key; empty where there is none yet. */
  public Optional<String> fingerprint() throws IOException {
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

  private Optional<String> present() throws IOException {
    if (given != null) {
      return Optional.of(given);
    }
    Path file = home.resolve(FILE);
    return Files.isRegularFile(file)
        ? Optional.of(Files.readString(file).strip())
        : Optional.empty();
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
