package launchbot.bot.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.When.Found;
import launchbot.bot.words.When.NotADate;

/** Dates said by their distance from today, or by the name of a day of the week. */
final class RelativeDates {

  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Pattern SHORT = Pattern.compile("(\\d+)(d|w)");

  private RelativeDates() {}

  static When read(List<String> words, LocalDate today) {
    String first = word(words, 0);
    String second = word(words, 1);
    return switch (first) {
      case "today", "tonight", "eod" -> new Found(today, 1);
      case "tomorrow", "tmrw", "tmr" -> new Found(today.plusDays(1), 1);
      case "eow" -> new Found(endOfWeek(today), 1);
      case "eom" -> new Found(endOfMonth(today), 1);
      case "end" -> end(words, today);
      case "in" -> Dates.shift(distance(words.subList(1, words.size()), today), 1);
      case "this" -> {
        DayOfWeek day = Days.dayOfWeek(second);
        yield day == null ? new NotADate() : new Found(today.with(TemporalAdjusters.next(day)), 2);
      }
      case "next" -> next(second, today);
      default -> {
        DayOfWeek day = Days.dayOfWeek(first);
        yield day == null
            ? distance(words, today)
            : new Found(today.with(TemporalAdjusters.next(day)), 1);
      }
    };
  }

  private static When next(String what, LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    DayOfWeek day = Days.dayOfWeek(what);
    if (day != null) {
      return new Found(monday.with(TemporalAdjusters.nextOrSame(day)), 2);
    }
    return switch (what) {
      case "week" -> new Found(monday, 2);
      case "month" -> new Found(today.with(TemporalAdjusters.firstDayOfNextMonth()), 2);
      default -> new NotADate();
    };
  }

  private static When end(List<String> words, LocalDate today) {
    int at = word(words, 1).equals("of") ? 2 : 1;
    at = word(words, at).equals("the") ? at + 1 : at;
    return switch (word(words, at)) {
      case "day" -> new Found(today, at + 1);
      case "week" -> new Found(endOfWeek(today), at + 1);
      case "month" -> new Found(endOfMonth(today), at + 1);
      default -> new NotADate();
    };
  }

  private static When distance(List<String> words, LocalDate today) {
    Matcher compact = SHORT.matcher(word(words, 0));
    if (compact.matches()) {
      return plus(number(compact.group(1)), compact.group(2), today, 1);
    }
    return plus(number(word(words, 0)), word(words, 1), today, 2);
  }

  private static When plus(int amount, String unit, LocalDate today, int used) {
    if (amount < 0) {
      return new NotADate();
    }
    return switch (unit) {
      case "d", "day", "days" -> new Found(today.plusDays(amount), used);
      case "w", "wk", "wks", "week", "weeks" -> new Found(today.plusWeeks(amount), used);
      case "month", "months" -> new Found(today.plusMonths(amount), used);
      default -> new NotADate();
    };
  }

  /** The number that a word says; -1 when it says none. */
  private static int number(String word) {
    if (word.matches("\\d+")) {
      // Anything longer is as impossible as five digits are.
      return word.length() > 5 ? 99_999 : Integer.parseInt(word);
    }
    return word.equals("a") || word.equals("an") ? 1 : NUMBERS.indexOf(word);
  }

  private static LocalDate endOfWeek(LocalDate today) {
    return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
  }

  private static LocalDate endOfMonth(LocalDate today) {
    return today.with(TemporalAdjusters.lastDayOfMonth());
  }

  private static String word(List<String> words, int i) {
    // A full stop ends a sentence here; in "12. dec" it belongs to the date.
    return i < words.size() ? words.get(i).replaceFirst("\\.+$", "") : "";
  }
}
