package launchbot.jobs.mail;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A DKIM key as DNS has it (RFC 6376 3.6.1, RFC 8463).
 *
 * @param type {@code rsa} or {@code ed25519}
 * @param testing whether verifiers are told to treat its mail as unsigned ({@code t=y})
 * @param exact whether its domain must be that of the signature's identity ({@code t=s})
 * @param hashes that are accepted; empty for all
 */
public record DkimKey(
    PublicKey key, String type, int bits, boolean testing, boolean exact, List<String> hashes) {
  /** Of RSA: less is not to be trusted (RFC 8301 3.2). */
  static final int LEAST = 1024;

  /** Of RSA: what signers should have (RFC 8301 3.2). */
  static final int GOOD = 2048;

  /** Of RSA: more would be work and no safety; hostile keys are large. */
  private static final int MOST = 8192;

  private static final int LONGEST = 8192;
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  public DkimKey {
    hashes = List.copyOf(hashes);
  }

  /** What became of reading one. */
  public sealed interface Reading {
    record Read(DkimKey key) implements Reading {}

    /** It was taken back: its {@code p=} is empty. */
    record Revoked() implements Reading {}

    /**
     * @param why one sentence without a full stop
     */
    record Wrong(String why) implements Reading {}
  }

  /**
   * @param text of the TXT record
   */
  public static Reading read(String text) {
    Optional<Tags> read = Tags.of(text, LONGEST);
    if (read.isEmpty()) {
      return new Reading.Wrong("it is no list of tags");
    }
    Tags tags = read.get();
    if (tags.get("v").isPresent() && !(tags.beginsWith("v") && tags.get("v", "").equals("DKIM1"))) {
      return new Reading.Wrong("its version is not DKIM1, or does not stand first");
    }
    if (tags.get("p").isEmpty()) {
      return new Reading.Wrong("it has no key (p=)");
    }
    String services = tags.get("s", "*");
    if (Arrays.stream(services.split(":", -1))
        .map(String::strip)
        .noneMatch(one -> one.equals("*") || one.equals("email"))) {
      return new Reading.Wrong("it is not for email (s=%s)".formatted(services));
    }
    String base64 = Tags.packed(tags.get("p", ""));
    if (base64.isEmpty()) {
      return new Reading.Revoked();
    }
    List<String> flags =
        Arrays.stream(tags.get("t", "").split(":", -1)).map(String::strip).toList();
    List<String> hashes =
        tags.get("h").stream()
            .flatMap(some -> Arrays.stream(some.split(":", -1)))
            .map(one -> one.strip().toLowerCase(Locale.ROOT))
            .toList();
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return key(bytes, tags.get("k", "rsa"), flags.contains("y"), flags.contains("s"), hashes);
    } catch (IllegalArgumentException e) {
      return new Reading.Wrong("its key is no base64");
    }
  }

  private static Reading key(
      byte[] bytes, String type, boolean testing, boolean exact, List<String> hashes) {
    try {
      if (type.equals("rsa")) {
        var key = (RSAPublicKey) rsa(bytes);
        int bits = key.getModulus().bitLength();
        return bits > MOST || key.getPublicExponent().bitLength() > 64
            ? new Reading.Wrong("its key is larger than anybody verifies")
            : new Reading.Read(new DkimKey(key, type, bits, testing, exact, hashes));
      }
      if (!type.equals("ed25519")) {
        return new Reading.Wrong("nobody knows the type of its key (k=%s)".formatted(type));
      }
      if (bytes.length != 32) {
        return new Reading.Wrong("an ed25519 key has 32 bytes, this has " + bytes.length);
      }
      byte[] whole = Arrays.copyOf(ED25519, ED25519.length + 32);
      System.arraycopy(bytes, 0, whole, ED25519.length, 32);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
      return new Reading.Read(new DkimKey(key, type, 256, testing, exact, hashes));
    } catch (GeneralSecurityException e) {
      return new Reading.Wrong("its key cannot be read");
    }
  }

  /** As most publish it, and bare as RFC 6376 says in words (PKCS #1). */
  private static PublicKey rsa(byte[] bytes) throws GeneralSecurityException {
    var factory = KeyFactory.getInstance("RSA");
    try {
      return factory.generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException bare) {
      return factory.generatePublic(new X509EncodedKeySpec(Der.publicKeyInfo(bytes)));
    }
  }

  /** A bare RSA key in the envelope that Java reads (RFC 5280 4.1). */
  private static final class Der {
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    static byte[] publicKeyInfo(byte[] key) {
      byte[] bits = new byte[key.length + 1];
      System.arraycopy(key, 0, bits, 1, key.length);
      byte[] string = tagged(0x03, bits);
      byte[] both = Arrays.copyOf(RSA, RSA.length + string.length);
      System.arraycopy(string, 0, both, RSA.length, string.length);
      return tagged(0x30, both);
    }

    private static byte[] tagged(int tag, byte[] content) {
      int length = content.length;
      byte[] head =
          length < 128
              ? new byte[] {(byte) tag, (byte) length}
              : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
      byte[] all = Arrays.copyOf(head, head.length + length);
      System.arraycopy(content, 0, all, head.length, length);
      return all;
    }
  }
}
