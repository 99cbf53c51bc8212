package launchbot.bot.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.When.Found;
import launchbot.bot.words.When.Impossible;
import launchbot.bot.words.When.NotADate;
import org.jspecify.annotations.Nullable;

/** Dates with the name of a month, in either order, with or without a day of the week or a year. */
final class CalendarDates {

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\.?");

  /** Other numbers after a day are not years: "12 dec 404 pages". */
  private static final Pattern YEAR = Pattern.compile("((?:19|20|21)\\d\\d)\\.?");

  private CalendarDates() {}

  static When read(List<String> words, LocalDate today) {
    DayOfWeek day = words.isEmpty() ? null : Days.dayOfWeek(words.get(0).replace(".", ""));
    return day == null
        ? date(words, today)
        : Dates.shift(on(day, date(words.subList(1, words.size()), today)), 1);
  }

  private static When on(DayOfWeek day, When when) {
    return when instanceof Found(LocalDate date, int used) && date.getDayOfWeek() != day
        ? new Impossible(
            Days.say(date)
                + " is a "
                + Days.name(date.getDayOfWeek())
                + ", not a "
                + Days.name(day)
                + ".",
            used)
        : when;
  }

  private static When date(List<String> words, LocalDate today) {
    int at = 0;
    Integer day = day(words, at);
    if (day != null) {
      at = at + 1 < words.size() && words.get(at + 1).equals("of") ? at + 2 : at + 1;
      int month = month(words, at);
      return month == 0 ? new NotADate() : with(day, month, words, at + 1, today);
    }
    int month = month(words, at);
    day = month == 0 ? null : day(words, at + 1);
    return day == null ? new NotADate() : with(day, month, words, at + 2, today);
  }

  private static When with(int day, int month, List<String> words, int used, LocalDate today) {
    Matcher year = YEAR.matcher(used < words.size() ? words.get(used) : "");
    return year.matches()
        ? Days.of(day, month, Integer.valueOf(year.group(1)), today, used + 1)
        : Days.of(day, month, null, today, used);
  }

  private static @Nullable Integer day(List<String> words, int at) {
    Matcher day = DAY.matcher(at < words.size() ? words.get(at) : "");
    return day.matches() ? Integer.valueOf(day.group(1)) : null;
  }

  /** 1 to 12; 0 for a word that is no month. */
  private static int month(List<String> words, int at) {
    String word = at < words.size() ? words.get(at).replaceFirst("\\.$", "") : "";
    for (int i = 0; i < MONTHS.size(); i++) {
      String name = MONTHS.get(i);
      boolean shortened = word.length() == 3 && name.startsWith(word);
      if (word.equals(name) || shortened || (i == 8 && word.equals("sept"))) {
        return i + 1;
      }
    }
    return 0;
  }
}
