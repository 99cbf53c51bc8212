package launchbot.bot.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import launchbot.bot.words.When.Found;
import launchbot.bot.words.When.Impossible;
import launchbot.bot.words.When.NotADate;

/**
 * Reads the date that some words begin with, as many of them as belong to it, in English.
 *
 * <ul>
 *   <li>{@code today}, {@code tomorrow}, {@code in 3 days}, {@code 2w}, {@code end of week} (its
 *       Friday), {@code next week} (its Monday), {@code eom}
 *   <li>{@code fri}, {@code this fri}: the next one. On a Friday that is a week away; who means
 *       today types {@code today}
 *   <li>{@code next fri}: the Friday of the week that begins next Monday
 *   <li>{@code 12 dec}, {@code dec 12}, {@code fri 4 dec}: without a year the next such day
 *   <li>{@code 2026-12-12}, {@code 12.12.2026}; {@code 12/5} could be two days and is refused
 * </ul>
 *
 * Days more than five years away are taken for typing mistakes.
 */
public final class Dates {

  private static final int MOST_WORDS = 8;
  private static final int LONGEST_WORD = 20;
  private static final int YEARS = 5;

  private Dates() {}

  /** Reads the date that a text begins with; {@code today} is the day where its writer is. */
  public static When read(String text, LocalDate today) {
    return read(List.of(text.strip().split("\\s+")), today);
  }

  /** Reads the date that these words begin with; {@code today} is the day where the writer is. */
  public static When read(List<String> words, LocalDate today) {
    var plain = new ArrayList<String>();
    for (String word : words.subList(0, Math.min(MOST_WORDS, words.size()))) {
      plain.add(word.length() > LONGEST_WORD ? "" : plain(word));
    }
    int skipped = 0;
    while (skipped < plain.size() && List.of("on", "by", "the").contains(plain.get(skipped))) {
      skipped++;
    }
    var rest = plain.subList(skipped, plain.size());
    return near(shift(longest(rest, today), skipped), today);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("[,;:!?)]+$", "");
  }

  private static When longest(List<String> words, LocalDate today) {
    When best = new NotADate();
    for (When reading :
        List.of(
            RelativeDates.read(words, today),
            CalendarDates.read(words, today),
            NumericDates.read(words, today))) {
      if (used(reading) > used(best)) {
        best = reading;
      }
    }
    return best;
  }

  private static When near(When when, LocalDate today) {
    if (when instanceof Found(LocalDate date, int used)) {
      if (date.isAfter(today.plusYears(YEARS))) {
        return new Impossible("That day is more than five years away: check the year.", used);
      }
      if (date.isBefore(today.minusYears(YEARS))) {
        return new Impossible("That day is more than five years ago: check the year.", used);
      }
    }
    return when;
  }

  static When shift(When when, int words) {
    return switch (when) {
      case Found(LocalDate date, int used) -> new Found(date, used + words);
      case Impossible(String why, int used) -> new Impossible(why, used + words);
      case NotADate none -> none;
    };
  }

  private static int used(When when) {
    return switch (when) {
      case Found found -> found.wordsUsed();
      case Impossible impossible -> impossible.wordsUsed();
      case NotADate none -> 0;
    };
  }
}
