package launchbot.jobs.scan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How random a text looks. */
final class Entropy {
  private Entropy() {}

  /** Shannon's, in bits a character, counted as gitleaks does: characters over bytes. */
  static double of(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    text.codePoints().forEach(character -> counts.merge(character, 1, Integer::sum));
    double length = text.getBytes(StandardCharsets.UTF_8).length;
    double bits = 0;
    for (int count : counts.values()) {
      double share = count / length;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
