package launchbot.bot.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import launchbot.bot.words.When.Found;
import launchbot.bot.words.When.Impossible;
import org.jspecify.annotations.Nullable;

/** Days by their number, and the sentences that say why one does not exist. */
final class Days {

  private Days() {}

  /**
   * @param year null for the next such day, today included
   */
  static When of(int day, int month, @Nullable Integer year, LocalDate today, int wordsUsed) {
    if (month < 1 || month > 12) {
      return new Impossible("There is no month " + month + ": months go from 1 to 12.", wordsUsed);
    }
    int y = year != null ? year : next(day, month, today);
    int length = YearMonth.of(y, month).lengthOfMonth();
    if (day < 1) {
      return new Impossible("There is no day 0: days begin with 1.", wordsUsed);
    }
    if (day > length) {
      String name = name(Month.of(month));
      String in = month == 2 ? " in " + y : "";
      return new Impossible(
          name + " has " + length + " days" + in + ": there is no " + day + " " + name + ".",
          wordsUsed);
    }
    return new Found(LocalDate.of(y, month, day), wordsUsed);
  }

  private static int next(int day, int month, LocalDate today) {
    boolean passed =
        month != today.getMonthValue()
            ? month < today.getMonthValue()
            : day < today.getDayOfMonth();
    return passed ? today.getYear() + 1 : today.getYear();
  }

  /** {@code 12 December 2026}. */
  static String say(LocalDate date) {
    return date.getDayOfMonth() + " " + name(date.getMonth()) + " " + date.getYear();
  }

  static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** The day of the week that a word means; null when it means none. */
  static @Nullable DayOfWeek dayOfWeek(String word) {
    return switch (word) {
      case "mon", "monday" -> DayOfWeek.MONDAY;
      case "tue", "tues", "tuesday" -> DayOfWeek.TUESDAY;
      case "wed", "weds", "wednesday" -> DayOfWeek.WEDNESDAY;
      case "thu", "thur", "thurs", "thursday" -> DayOfWeek.THURSDAY;
      case "fri", "friday" -> DayOfWeek.FRIDAY;
      case "sat", "saturday" -> DayOfWeek.SATURDAY;
      case "sun", "sunday" -> DayOfWeek.SUNDAY;
      default -> null;
    };
  }
}
