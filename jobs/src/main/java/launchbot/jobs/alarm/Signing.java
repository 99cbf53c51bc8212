package launchbot.jobs.alarm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of webhooks: {@code Launchbot-Signature: t=1795000000,v1=…}, an HMAC-SHA256 in hex
 * over the time in seconds, a dot and the body. Whoever checks it refuses times that are more than
 * five minutes off, so that a copy cannot be sent again later.
 */
public final class Signing {
  public static final String HEADER = "Launchbot-Signature";

  private static final int BYTES = 32;

  private Signing() {}

  static String header(String key, Instant at, String body) {
    long seconds = at.getEpochSecond();
    return "t=%d,v1=%s".formatted(seconds, signature(key, seconds + "." + body));
  }

  /** A new secret. */
  public static String key(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "lbw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String signature(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no HMAC-SHA256", e);
    }
  }
}
