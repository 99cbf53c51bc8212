package launchbot.bot.checklist;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.Part;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.checklist.RestoreTests;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code worked|failed "backup" age:5h took:12m by:@ben proof:https://…}: every part has its
 * label, so that no stray word is taken for one.
 */
final class RestoreWords {
  private static final Set<String> LABELS = Set.of("backup", "age", "took", "by", "proof");
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,6})\\s*(m|min|minutes?|h|hours?|d|days?)", Pattern.CASE_INSENSITIVE);

  private RestoreWords() {}

  /** What was told, or the sentence that says what to type instead. */
  sealed interface Read {}

  record Told(RestoreTests.Told told) implements Read {}

  record Unclear(String what) implements Read {}

  static final String EXAMPLE =
      "`/launch restore-test worked backup: nightly age: 5h took: 12m proof: https://…` (`failed`"
          + " if it did not; `by: @somebody` if it was not you). Without any words a form asks for"
          + " it.";

  /**
   * @param me who restored it where nobody else is named
   */
  static Read read(Words words, String me) {
    String first = words.isEmpty() ? "" : CheckWords.lower(words, 0);
    if (!first.equals("worked") && !first.equals("failed")) {
      return new Unclear("Did it work? " + EXAMPLE);
    }
    String backup = null;
    String proof = null;
    String by = me;
    Duration age = null;
    Duration took = null;
    for (Part part : words.from(1).parts(LABELS)) {
      String text = part.words().text();
      switch (part.label()) {
        case "backup" -> backup = text;
        case "proof" -> proof = text;
        case "age" -> age = span(text).orElse(null);
        case "took" -> took = span(text).orElse(null);
        case "by" -> by = person(part.words());
        case null, default -> {
          if (!text.isEmpty()) {
            return new Unclear("Each part has a name. " + EXAMPLE);
          }
        }
      }
    }
    if (by == null) {
      return new Unclear("Who restored it? Pick the person from Slack's list. " + EXAMPLE);
    }
    if (age == null || took == null) {
      return new Unclear(
          "How old was the backup, and how long did it take? As in `age: 5h took: 12m`. "
              + EXAMPLE);
    }
    return new Told(new RestoreTests.Told(by, backup, age, took, first.equals("worked"), proof));
  }

  /** {@code 12m}, {@code 5 hours}, {@code 2d}. */
  static Optional<Duration> span(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(span.group(1));
    return Optional.of(
        switch (span.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
          case 'm' -> Duration.ofMinutes(n);
          case 'h' -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }

  private static @Nullable String person(Words words) {
    return words.size() == 1 && words.get(0) instanceof Word.Person(String id, _) ? id : null;
  }
}
