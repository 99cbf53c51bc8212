package launchbot.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lists of variables' names, pasted or from a {@code .env.example}. Values are recognised so
 * that they can be refused; nothing that is answered here holds one.
 */
public final class Names {
  /** In one go. */
  public static final int MOST = 500;

  private static final int LONGEST = 100;
  private static final int LONGEST_LINE = 10_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*+");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:export\\s++|set\\s++|ENV\\s++)?+[\"']?([A-Za-z_][A-Za-z0-9_.-]*+)[\"']?\\s*+(=|:)\\s*+(.*+)",
          Pattern.DOTALL);
  private static final Pattern BULLET = Pattern.compile("^(?:[-*•]\\s++|\\d{1,3}[.)]\\s++)");

  /** What people write where a value belongs that they do not want to tell. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:|<[^<>]*+>|\\$\\{[A-Za-z0-9_]*+}|\\$\\([^()]*+\\)|\\.{2,}|…|-+|x{3,}|\\*{3,}|\\?+"
              + "|change[-_ ]?me|todo|tbd|required|optional|placeholder|example|null|none"
              + "|(?:your|my|some)[-_ ][a-z_ -]{1,40}(?:here)?|set[-_ ]in[-_ ][a-z_ .-]{1,40})");

  /**
   * What an example may hold without telling anything: numbers, switches, addresses of one's own.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)(?:\\d{1,6}|true|false|yes|no|on|off|debug|info|warn|error|development|production"
              + "|staging|test|local|(?:https?://)?(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)"
              + "(?::\\d{1,5})?/?|(?:https?://)?(?:[a-z-]+\\.)?example\\.(?:com|org|net)/?"
              + "|[a-z]{2}(?:-[a-z]+)?(?:-\\d)?)");

  private Names() {}

  /** What a list turns out to be. */
  public sealed interface Read {}

  /** Only names, each once, in their order. */
  public record Listed(List<String> names) implements Read {
    public Listed {
      names = List.copyOf(names);
    }
  }

  /**
   * Values stand in it, or what looks like one.
   *
   * @param lines in how many lines
   */
  public record Values(int lines) implements Read {}

  /**
   * A line of it is no name.
   *
   * @param line which one, counted from 1; what stands in it may be a value
   */
  public record Unclear(int line) implements Read {}

  /** It holds more than can be taken in one go, or nothing. */
  public record Refused(String why) implements Read {}

  /**
   * @param example whether it is a file that is meant to be shown, such as {@code .env.example}:
   *     then numbers and switches are no secrets, and are left out
   */
  public static Read of(String text, boolean example) {
    Set<String> names = new LinkedHashSet<>();
    int values = 0;
    int unclear = 0;
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = bare(raw, example);
      if (line.isEmpty()) {
        continue;
      }
      List<String> found = new ArrayList<>();
      switch (line(line, example, found)) {
        case NAMES -> names.addAll(found);
        case VALUE -> values++;
        case UNCLEAR -> unclear = unclear == 0 ? number : unclear;
      }
    }
    if (values > 0) {
      return new Values(values);
    }
    if (unclear > 0) {
      return new Unclear(unclear);
    }
    if (names.isEmpty()) {
      return new Refused("There is no name in it.");
    }
    return names.size() > MOST
        ? new Refused(
            "These are %d names: %d can be added in one go.".formatted(names.size(), MOST))
        : new Listed(List.copyOf(names));
  }

  /** Whether it can be the name of a variable and does not look like a value. */
  public static boolean name(String word) {
    return word.length() <= LONGEST && NAME.matcher(word).matches() && !looksRandom(word);
  }

  private enum Kind {
    NAMES,
    VALUE,
    UNCLEAR
  }

  private static Kind line(String line, boolean example, List<String> names) {
    if (line.length() > LONGEST_LINE) {
      return Kind.VALUE;
    }
    Matcher assigned = ASSIGNED.matcher(line);
    if (assigned.matches()) {
      String name = assigned.group(1);
      if (!name(name)) {
        return Kind.VALUE;
      }
      names.add(name);
      return value(assigned.group(3), example) ? Kind.VALUE : Kind.NAMES;
    }
    for (String word : line.split("[\\s,;|]+", -1)) {
      String bare = word.replaceAll("^[\"'`(\\[]+|[\"'`)\\]:.]+$", "");
      if (bare.isEmpty()) {
        continue;
      }
      if (bare.contains("=")) {
        Kind one = ASSIGNED.matcher(bare).matches() ? line(bare, example, names) : Kind.VALUE;
        if (one != Kind.NAMES) {
          return one;
        }
      } else if (name(bare)) {
        names.add(bare);
      } else {
        return looksRandom(bare) ? Kind.VALUE : Kind.UNCLEAR;
      }
    }
    return Kind.NAMES;
  }

  /** Whether what stands behind a name tells anything. */
  private static boolean value(String typed, boolean example) {
    String value = typed.strip().replaceFirst("\\s+#.*$", "");
    if (value.startsWith("#")) {
      return false;
    }
    String bare = value.replaceAll("^[\"'`]|[\"'`],?$", "").strip();
    return !PLACEHOLDER.matcher(bare).matches() && !(example && HARMLESS.matcher(bare).matches());
  }

  private static String bare(String raw, boolean example) {
    String line = raw.strip();
    if (line.startsWith("```")) {
      return "";
    }
    if (line.startsWith("#")) {
      // What is commented out may be a value all the same.
      String rest = line.replaceFirst("^#+\\s*", "");
      Matcher assigned = ASSIGNED.matcher(rest);
      return assigned.matches()
              && assigned.group(2).equals("=")
              && value(assigned.group(3), example)
          ? rest
          : "";
    }
    return BULLET.matcher(line).replaceFirst("");
  }

  /**
   * Whether a word changes between letters and digits, or between small and large, as often as only
   * what a machine made does.
   */
  static boolean looksRandom(String word) {
    int digits = 0;
    int cases = 0;
    for (int i = 1; i < word.length(); i++) {
      char before = word.charAt(i - 1);
      char c = word.charAt(i);
      if (Character.isLetterOrDigit(before) && Character.isLetterOrDigit(c)) {
        if (Character.isDigit(before) != Character.isDigit(c)) {
          digits++;
        } else if (Character.isLowerCase(before) && Character.isUpperCase(c)) {
          cases++;
        }
      }
    }
    boolean separated = word.indexOf('_') >= 0 || word.indexOf('.') >= 0;
    return (word.length() >= 12 && (digits >= 4 || (digits >= 2 && cases >= 2 && !separated)))
        || (word.length() >= 20 && cases >= 6 && !separated)
        || word.length() > LONGEST
        || word.toLowerCase(Locale.ROOT).matches("[0-9a-f]{32,}");
  }
}
