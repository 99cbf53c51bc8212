package launchbot.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.postgres.KeyFingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final byte[] OTHER =
      "another key for tests, also long".getBytes(StandardCharsets.UTF_8);
  private static final String FINGERPRINT = KeyFingerprint.of(OTHER);

  @TempDir Path home;

  @Test
  void todaysKeyIsMadeOnceAndOnlyWhenItIsAskedFor() throws IOException {
    var keys = new KeyRing(home, null);
    assertThat(keys.find(FINGERPRINT)).isEmpty();
    assertThat(keys.fingerprint()).isEmpty();
    assertThat(home).isEmptyDirectory();
    byte[] today = keys.today();
    assertThat(keys.today()).isEqualTo(today);
    assertThat(keys.fingerprint()).contains(KeyFingerprint.of(today));
    assertThat(keys.find(KeyFingerprint.of(today))).contains(today);
    assertThat(permissions("key")).isEqualTo("rw-------");
  }

  @Test
  void anEarlierKeyIsFoundByItsFingerprint() throws IOException {
    var keys = new KeyRing(home, null);
    byte[] today = keys.today();
    keys.keep(OTHER);
    assertThat(keys.find(FINGERPRINT)).contains(OTHER);
    assertThat(keys.forDatabase(Optional.of(FINGERPRINT))).isEqualTo(OTHER);
    assertThat(keys.forDatabase(Optional.empty())).isEqualTo(today);
    assertThat(keys.forDatabase(Optional.of("0123456789abcdef"))).isEqualTo(today);
    assertThat(permissions("keys")).isEqualTo("rwx------");
    assertThat(permissions("keys/" + FINGERPRINT)).isEqualTo("rw-------");
  }

  @Test
  void aNewKeyTakesThePlaceOfTheOldOneInTheFileButNotInTheEnvironment() throws IOException {
    var keys = new KeyRing(home, null);
    byte[] before = keys.today();
    keys.makeToday(OTHER);
    assertThat(keys.today()).isEqualTo(OTHER);
    assertThat(keys.find(KeyFingerprint.of(before))).as("none is ever lost").contains(before);
    assertThat(permissions("key")).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactlyInAnyOrder(home.resolve("key"), home.resolve("keys"));
    }
    var given = new KeyRing(home, "a key from the environment, long");
    given.makeToday("something else, as long as the other".getBytes(StandardCharsets.UTF_8));
    assertThat(given.today()).asString(StandardCharsets.UTF_8).startsWith("a key from");
    assertThat(keys.today()).as("nor in the file").isEqualTo(OTHER);
  }

  @Test
  void neverPrintsAKey() {
    assertThat(new KeyRing(home, "a key from the environment, long"))
        .hasToString("KeyRing[LAUNCHBOT_KEY]");
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
  }
}
