package launchbot.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] KEY =
      "a key for tests, 32 bytes long..".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTEXT = "header".getBytes(StandardCharsets.UTF_8);

  private final Seal seal = Seal.of(KEY);

  @Test
  void opensWhatItSealedAfterARestartToo() {
    String value = "xoxb-1 \uD83D\uDE80 שלום \\ \t\n";
    byte[] sealed = seal.seal("T1", "slack", value);
    assertThat(Seal.of(KEY.clone()).open("T1", "slack", sealed)).isEqualTo(value);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("xoxb");
    assertThat(seal.seal("T1", "slack", value)).as("never the same twice").isNotEqualTo(sealed);
  }

  @Test
  void opensNothingThatWasMovedAlteredOrSealedWithAnotherKey() {
    byte[] sealed = seal.seal("T1", "slack", "xoxb-1");
    refuses(seal, "T2", "slack", sealed);
    refuses(seal, "T1", "smtp", sealed);
    // Where one ends and the other begins counts too.
    refuses(seal, "T1s", "lack", sealed);
    refuses(
        Seal.of("another key for tests, also long".getBytes(StandardCharsets.UTF_8)),
        "T1",
        "slack",
        sealed);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      refuses(seal, "T1", "slack", altered);
    }
    refuses(seal, "T1", "slack", new byte[0]);
  }

  @Test
  void aFileIsOpenedWholeOrNotAtAll() throws IOException {
    byte[] plain = new byte[2_500_000];
    new Random(1).nextBytes(plain);
    byte[] sealed = sealedFile(plain);
    assertThat(openedFile(sealed, CONTEXT)).isEqualTo(plain);
    for (int length : new int[] {0, 10, 1 << 20, (1 << 20) + 1, 2 << 20, sealed.length - 1}) {
      assertThatThrownBy(() -> openedFile(Arrays.copyOf(sealed, length), CONTEXT))
          .as("cut to %d", length)
          .isInstanceOf(IOException.class);
    }
    byte[] altered = sealed.clone();
    altered[sealed.length - 20] ^= 1;
    assertThatThrownBy(() -> openedFile(altered, CONTEXT)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> openedFile(sealed, new byte[] {1})).isInstanceOf(IOException.class);
  }

  @Test
  void printsItsFingerprintAndNothingElse() {
    assertThat(seal).hasToString("Seal[" + seal.fingerprint() + "]");
    assertThat(seal.fingerprint()).matches("[0-9a-f]{16}");
    assertThatThrownBy(() -> seal.open("T1", "slack", new byte[40]))
        .hasMessage(
            "the secret slack of T1 was not sealed here with the key " + seal.fingerprint());
  }

  private byte[] sealedFile(byte[] plain) throws IOException {
    var sealed = new ByteArrayOutputStream();
    try (var out = seal.sealing(sealed, CONTEXT)) {
      out.write(plain);
    }
    return sealed.toByteArray();
  }

  private byte[] openedFile(byte[] sealed, byte[] context) throws IOException {
    try (var in = seal.opening(new ByteArrayInputStream(sealed), context)) {
      return in.readAllBytes();
    }
  }

  private static void refuses(Seal seal, String workspace, String name, byte[] sealed) {
    assertThatThrownBy(() -> seal.open(workspace, name, sealed)).isInstanceOf(Seal.Broken.class);
  }
}
