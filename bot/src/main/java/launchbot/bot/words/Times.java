package launchbot.bot.words;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people type them: {@code 9}, {@code 9:30}, {@code 17.30}, {@code 5:30pm}. */
public final class Times {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(am|pm|h)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN =
      Pattern.compile("(.+?)\\s*(?:-|–|—|\\bto\\b|\\buntil\\b)\\s*(.+)");

  private Times() {}

  /** From one time of day to another one. */
  public record Span(LocalTime from, LocalTime to) {}

  public static Optional<LocalTime> time(String typed) {
    Matcher time = TIME.matcher(typed.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    String half = time.group(3);
    if (half != null && !half.equalsIgnoreCase("h")) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }
    return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
  }

  public static Optional<Span> span(String typed) {
    Matcher span = SPAN.matcher(typed.strip());
    if (!span.matches()) {
      return Optional.empty();
    }
    return time(span.group(1)).flatMap(from -> time(span.group(2)).map(to -> new Span(from, to)));
  }
}
