package launchbot.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What opens a hook: 32 random bytes, shown once. {@link #toString} hides it, so that it does not
 * get into a log by accident.
 */
public final class HookToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final String text;

  private HookToken(String text) {
    this.text = text;
  }

  public static HookToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new HookToken("lb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whatever somebody sends as one; it need not be any. */
  public static HookToken of(String sent) {
    return new HookToken(sent);
  }

  /** As its owner writes it down. */
  public String shownOnce() {
    return text;
  }

  /** What is kept of it. A random token needs no salt. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return "HookToken[…]";
  }
}
