package launchbot.triage;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two titles have in common that say the same: their words without order, number, case,
 * punctuation and emoji. A hint for people, never a reason to drop an entry.
 */
public final class Fingerprint {

  // Only what carries no meaning at all. "not", "no", "from", "in" and "out" do.
  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "the", "is", "are", "was", "were", "be", "been", "it", "its", "this", "that",
          "to", "of", "on", "at", "and", "please");

  // Slack sends most emoji as :words:. A colon inside a time or a key is something else.
  private static final Pattern EMOJI_WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}]):[\\p{L}\\p{N}_+'-]+:");
  private static final Pattern INSIDE_WORDS = Pattern.compile("['’\\p{Cf}\\p{Me}\\uFE00-\\uFE0F]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Fingerprint() {}

  /** Null where nothing is left to compare. */
  public static @Nullable String of(String title) {
    String plain = EMOJI_WORD.matcher(withoutEmoji(title)).replaceAll(" ");
    String lower = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String spaced =
        BETWEEN_WORDS.matcher(INSIDE_WORDS.matcher(lower).replaceAll("")).replaceAll(" ");
    // Lower case may have undone the normal form.
    List<String> words = words(Normalizer.normalize(spaced, Normalizer.Form.NFKC));
    List<String> telling = words.stream().filter(word -> !FILLERS.contains(word)).toList();
    Stream<String> kept = (telling.isEmpty() ? words : telling).stream();
    String joined =
        kept.map(Fingerprint::singular).collect(Collectors.toCollection(TreeSet::new)).stream()
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }

  private static List<String> words(String spaced) {
    return Stream.of(spaced.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String singular(String word) {
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String withoutEmoji(String title) {
    // Before NFKC, which makes a letter of some. Digits count as emoji because of the keycaps.
    return title
        .codePoints()
        .map(c -> c > 127 && Character.isEmoji(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
