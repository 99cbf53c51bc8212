package launchbot.jobs.scan;

import java.util.Random;

/** Secrets that no maker ever gave out, put together here so that no scanner finds them in us. */
final class Samples {
  private static final String HEX = "0123456789abcdef";
  private static final String MIXED = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789";

  private Samples() {}

  /** The same for the same length each time. */
  static String mixed(int length) {
    return of(MIXED, length);
  }

  static String hex(int length) {
    return of(HEX, length);
  }

  static String upper(int length) {
    return of("ABCDEFGHJKLMNPQRSTUVWXYZ234567", length);
  }

  static String awsKey() {
    return "AK" + "IA" + upper(16);
  }

  static String stripeKey() {
    return "sk_" + "live_" + mixed(24);
  }

  static String githubToken() {
    return "gh" + "p_" + mixed(36);
  }

  static String privateKey() {
    String body = mixed(64) + "\n" + mixed(63) + "/\n" + mixed(62) + "+=\n";
    return "-----BEGIN " + "RSA PRIVATE KEY-----\n" + body + "-----END " + "RSA PRIVATE KEY-----";
  }

  private static String of(String letters, int length) {
    var random = new Random(length); // one length, one secret
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
