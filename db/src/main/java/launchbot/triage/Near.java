package launchbot.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who mistyped a word. */
public final class Near {
  private static final int LONGEST = 60;

  private Near() {}

  /** The known words that differ from a typed one in few letters, the nearest first. */
  public static List<String> of(String typed, List<String> known, int most) {
    String word = typed.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(one -> distance(word, one.toLowerCase(Locale.ROOT)) <= allowed)
        .sorted(Comparator.comparingInt(one -> distance(word, one.toLowerCase(Locale.ROOT))))
        .limit(most)
        .toList();
  }

  /** In how many letters two words differ; words that nobody types differ in everything. */
  private static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return LONGEST;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
