package launchbot.jobs.mail;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Keys and the records that publish them. */
final class Keys {
  private Keys() {}

  static KeyPair pair(String algorithm, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String rsa(int bits) {
    return record(pair("RSA", bits));
  }

  static String ed25519() {
    return record(pair("Ed25519", 0));
  }

  /** As it stands in DNS. */
  static String record(KeyPair pair) {
    byte[] bytes = pair.getPublic().getEncoded();
    boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
    byte[] key = rsa ? bytes : Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    return "v=DKIM1; k=%s; p=%s"
        .formatted(rsa ? "rsa" : "ed25519", Base64.getEncoder().encodeToString(key));
  }
}
