package launchbot.bot.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a moment that lies behind: {@code 21:40}, {@code yesterday 21:40}, {@code fri 21:40},
 * {@code 20 nov 21:40}, {@code 20 min ago}, {@code now}. A day without a year is the last such day.
 */
public final class Past {
  private static final int LONGEST = 60;
  private static final Pattern AGO =
      Pattern.compile("(\\d{1,4}) ?(m|mins?|minutes?|h|hours?|d|days?) ago");

  private Past() {}

  /** What was made of it. */
  public sealed interface Read {}

  /** A moment, which may lie ahead where a time of today was typed. */
  public record Found(Instant at) implements Read {}

  /**
   * @param why a whole sentence, in mrkdwn
   */
  public record Unclear(String why) implements Read {}

  /**
   * @param now the moment, where the writer is
   */
  public static Read read(String typed, ZonedDateTime now) {
    String text = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^(at|since)\\s+", "");
    if (text.length() > LONGEST) {
      return unclear();
    }
    if (text.equals("now") || text.equals("just now")) {
      return new Found(now.toInstant());
    }
    if (text.endsWith(" ago")) {
      return ago(text)
          .<Read>map(time -> new Found(now.toInstant().minus(time)))
          .orElseGet(Past::unclear);
    }
    List<String> words = List.of(text.replace(" at ", " ").split("\\s+", -1));
    Optional<LocalTime> time = Times.time(words.getLast());
    if (time.isEmpty() || !words.getLast().matches(".*\\d[:.h]\\d.*|.*[ap]m")) {
      return unclear();
    }
    List<String> day = words.subList(0, words.size() - 1);
    LocalDate today = now.toLocalDate();
    if (day.isEmpty() || day.equals(List.of("yesterday"))) {
      return found(day.isEmpty() ? today : today.minusDays(1), time.get(), now);
    }
    return switch (Dates.read(day, today)) {
      case When.Found(LocalDate date, int used) when used == day.size() ->
          found(behind(date, today, day), time.get(), now);
      case When.Impossible(String why, _) -> new Unclear(why);
      default -> unclear();
    };
  }

  private static Optional<Duration> ago(String text) {
    Matcher ago = AGO.matcher(text);
    if (!ago.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(ago.group(1));
    return Optional.of(
        switch (ago.group(2).charAt(0)) {
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** What could be the next such day is read as that, and was meant as the last one. */
  private static LocalDate behind(LocalDate date, LocalDate today, List<String> day) {
    if (!date.isAfter(today)) {
      return date;
    }
    if (day.size() == 1 && Days.dayOfWeek(day.getFirst()) != null) {
      return date.minusWeeks(1);
    }
    boolean ofTheYear =
        CalendarDates.read(day, today) instanceof When.Found
            && day.stream().noneMatch(word -> word.matches("\\d{4}"));
    return ofTheYear ? date.minusYears(1) : date;
  }

  private static Read found(LocalDate day, LocalTime time, ZonedDateTime now) {
    return new Found(day.atTime(time).atZone(now.getZone()).toInstant());
  }

  private static Unclear unclear() {
    return new Unclear(
        "Name a time that lies behind: `21:40`, `yesterday 21:40`, `20 nov 21:40`, `20 min ago`.");
  }
}
