package launchbot.triage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as we keep them: one clean line each, and not longer than a reader bears. */
public final class Wording {

  static final int TITLE = 150;
  public static final int TEXT = 500;
  static final int TAGS = 10;
  static final int TAG = 30;

  // Control characters (PostgreSQL keeps no NUL), halves of surrogate pairs, and the marks that
  // turn the reading direction of everything after them.
  private static final Pattern UNWANTED =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_./+-]+");

  private Wording() {}

  /** A text as one line without what nobody sees; may come out empty. */
  public static String line(String text) {
    String spaced = SPACES.matcher(text).replaceAll(" ");
    return UNWANTED.matcher(spaced).replaceAll("").strip();
  }

  /** A line, or null where nothing is left of it. */
  public static @Nullable String lineOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line = line(text);
    return line.isEmpty() ? null : line;
  }

  static String tag(String text) {
    String line = line(text).toLowerCase(Locale.ROOT);
    return line.startsWith("#") ? line.substring(1) : line;
  }

  static List<String> tags(List<String> tags) {
    return tags.stream().map(Wording::tag).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  static Optional<String> againstTitle(String title) {
    int length = length(title);
    if (length == 0) {
      return Optional.of("A title cannot be empty: say in a few words what is broken.");
    }
    return tooLong("A title", length, TITLE);
  }

  /** Speaks against a text that is too long. */
  public static Optional<String> againstText(String what, @Nullable String text) {
    return text == null ? Optional.empty() : tooLong(what, length(text), TEXT);
  }

  static Optional<String> againstTags(List<String> tags) {
    if (tags.size() > TAGS) {
      return Optional.of(
          "An entry has at most %d tags; these are %d.".formatted(TAGS, tags.size()));
    }
    if (tags.stream().anyMatch(tag -> length(tag) > TAG || !ONE_WORD.matcher(tag).matches())) {
      return Optional.of(
          "A tag is one word of at most %d letters, digits or hyphens.".formatted(TAG));
    }
    return Optional.empty();
  }

  /**
   * Speaks against a text of more than so many characters.
   *
   * @param what it is, as a sentence begins with it: {@code A name}
   */
  public static Optional<String> tooLong(String what, String text, int most) {
    return tooLong(what, length(text), most);
  }

  private static Optional<String> tooLong(String what, int length, int most) {
    return length <= most
        ? Optional.empty()
        : Optional.of(
            "%s has at most %d characters; this one has %d.".formatted(what, most, length));
  }

  /** What a reader counts, so that an emoji is not two. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
