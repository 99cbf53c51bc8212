package launchbot.bot.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;

/** Days off as people type and read them: dates and ranges of them. */
final class DaysOff {
  private static final int LONGEST = 60;
  private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[\\n,;]|\\band\\b)\\s*");

  /** With spaces around a hyphen, since ISO dates have some inside. */
  private static final Pattern RANGE =
      Pattern.compile("(.+?)(?:\\s+-\\s+|\\s*(?:–|—|\\.{2,}|\\bto\\b|\\buntil\\b)\\s*)(.+)");

  /** {@code 24-26 dec}. */
  private static final Pattern DAYS_OF_MONTH =
      Pattern.compile("(\\d{1,2})\\s*[-–—]\\s*(\\d{1,2}\\.?\\s+\\p{L}.*)");

  private DaysOff() {}

  /** What was typed. */
  sealed interface Read {}

  record Days(SortedSet<LocalDate> days) implements Read {}

  record Unclear(String why) implements Read {}

  static Read read(String typed, LocalDate today) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (String part : BETWEEN.split(typed.strip(), -1)) {
      if (part.isBlank()) {
        continue;
      }
      switch (one(part.strip(), today)) {
        case Days(SortedSet<LocalDate> some) -> days.addAll(some);
        case Unclear unclear -> {
          return unclear;
        }
      }
    }
    return days.isEmpty() ? unclear() : new Days(days);
  }

  private static Read one(String part, LocalDate today) {
    Matcher days = DAYS_OF_MONTH.matcher(part);
    if (days.matches()) {
      String rest = days.group(2);
      return range(days.group(1) + rest.substring(rest.indexOf(' ')), rest, today);
    }
    Matcher range = RANGE.matcher(part);
    return range.matches()
        ? range(range.group(1), range.group(2), today)
        : range(part, part, today);
  }

  private static Read range(String first, String last, LocalDate today) {
    When from = whole(first, today);
    When to = whole(last, today);
    for (When when : List.of(from, to)) {
      if (when instanceof When.Impossible(String why, _)) {
        return new Unclear(why);
      }
    }
    if (!(from instanceof When.Found(LocalDate begin, _))
        || !(to instanceof When.Found(LocalDate end, _))) {
      return unclear();
    }
    if (end.isBefore(begin)) {
      return new Unclear(
          "%s comes after %s: name the first day first, with its year where that is not the next one."
              .formatted(begin, end));
    }
    if (end.isAfter(begin.plusDays(LONGEST - 1))) {
      return new Unclear(
          "From %s to %s are more than %d days: check the dates.".formatted(begin, end, LONGEST));
    }
    return new Days(
        begin.datesUntil(end.plusDays(1)).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A date and nothing behind it. */
  private static When whole(String text, LocalDate today) {
    List<String> words = List.of(text.strip().split("\\s+", -1));
    When when = Dates.read(words, today);
    return when instanceof When.Found(_, int used) && used < words.size()
        ? new When.NotADate()
        : when;
  }

  private static Unclear unclear() {
    return new Unclear(
        "I read no day in that: type for example `/launch settings days-off 24 dec - 2 jan`, or"
            + " several days with commas between them.");
  }

  /** For people: {@code Thu 24 Dec – Sat 2 Jan 2027, Fri 5 Mar}. */
  static String words(SortedSet<LocalDate> days, LocalDate today) {
    return joined(days, day -> Mrkdwn.day(day, today), " – ", ", ");
  }

  /** For a form, which {@link #read} reads back: a day or range a line. */
  static String lines(SortedSet<LocalDate> days) {
    return joined(days, LocalDate::toString, " to ", "\n");
  }

  private static String joined(
      SortedSet<LocalDate> days, Function<LocalDate, String> say, String to, String and) {
    List<String> parts = new ArrayList<>();
    List<LocalDate> all = List.copyOf(days);
    for (int i = 0; i < all.size(); ) {
      int end = i;
      while (end + 1 < all.size() && all.get(end + 1).equals(all.get(end).plusDays(1))) {
        end++;
      }
      String first = say.apply(all.get(i));
      parts.add(end == i ? first : first + to + say.apply(all.get(end)));
      i = end + 1;
    }
    return String.join(and, parts);
  }
}
