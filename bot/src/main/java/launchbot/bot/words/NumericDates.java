package launchbot.bot.words;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.When.Impossible;
import launchbot.bot.words.When.NotADate;
import org.jspecify.annotations.Nullable;

/**
 * Dates in figures. With dots the day comes first everywhere; with slashes that depends on where
 * people live, so only what both halves of the world read alike is taken.
 */
final class NumericDates {

  private static final Pattern ISO = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})\\.?");
  private static final Pattern DOTS =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.((?:\\d\\d)?\\d\\d)?\\.?");
  private static final Pattern SLASHES =
      Pattern.compile("(\\d{1,2})([-/])(\\d{1,2})(?:\\2((?:\\d\\d)?\\d\\d))?\\.?");

  private NumericDates() {}

  static When read(List<String> words, LocalDate today) {
    String word = words.isEmpty() ? "" : words.get(0);
    Matcher iso = ISO.matcher(word);
    if (iso.matches()) {
      return Days.of(number(iso, 4), number(iso, 3), number(iso, 1), today, 1);
    }
    Matcher dots = DOTS.matcher(word);
    if (dots.matches()) {
      return Days.of(number(dots, 1), number(dots, 2), year(dots.group(3)), today, 1);
    }
    Matcher slashes = SLASHES.matcher(word);
    // 3-4 without a year is a range of something.
    if (slashes.matches() && (slashes.group(2).equals("/") || slashes.group(4) != null)) {
      return slashed(number(slashes, 1), number(slashes, 3), year(slashes.group(4)), today);
    }
    return new NotADate();
  }

  private static When slashed(int a, int b, @Nullable Integer year, LocalDate today) {
    if (a == b || b > 12) {
      return Days.of(b, a, year, today, 1);
    }
    if (a > 12 || a == 0 || b == 0) {
      return Days.of(a, b, year, today, 1);
    }
    return new Impossible(
        "That can be "
            + said(a, b)
            + " or "
            + said(b, a)
            + ": type \""
            + typed(a, b)
            + "\" or \""
            + typed(b, a)
            + "\".",
        1);
  }

  private static String said(int day, int month) {
    return day + " " + Days.name(Month.of(month));
  }

  private static String typed(int day, int month) {
    return day + " " + Days.name(Month.of(month)).substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static @Nullable Integer year(@Nullable String digits) {
    return digits == null
        ? null
        : Integer.valueOf(
            digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
