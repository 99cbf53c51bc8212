package launchbot.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Slack's request signatures, version 0
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack): {@code v0=} and the hex
 * HMAC-SHA256 of {@code v0:timestamp:body}.
 */
public final class Signatures {
  public static final String SIGNATURE_HEADER = "X-Slack-Signature";
  public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";

  /** How far a request's clock may be from ours, either way: past that it may be a replay. */
  public static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private final SecretKeySpec key;

  public Signatures(String signingSecret) {
    this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** What a request's signature is worth. */
  public enum Finding {
    GOOD,
    MISSING,
    STALE,
    WRONG
  }

  /**
   * @param timestamp seconds since the epoch, as the header has it
   */
  public Finding check(
      @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
    if (timestamp == null || signature == null) {
      return Finding.MISSING;
    }
    if (!timestamp.matches("\\d{1,12}")) {
      return Finding.WRONG;
    }
    Duration skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    if (skew.compareTo(MAX_SKEW) > 0) {
      return Finding.STALE;
    }
    // MessageDigest.isEqual takes the same time wherever the two begin to differ.
    boolean equal =
        MessageDigest.isEqual(
            sign(timestamp, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    return equal ? Finding.GOOD : Finding.WRONG;
  }

  /** The signature that Slack would send. */
  public String sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
