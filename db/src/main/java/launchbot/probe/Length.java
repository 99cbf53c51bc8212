package launchbot.probe;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Lengths of time as people type them: {@code 60s}, {@code 5m}, {@code 800ms}, {@code 1d}. */
public final class Length {
  private static final int DIGITS = 9;

  private Length() {}

  /** A whole number and its unit, with or without a blank; empty for anything else. */
  public static Optional<Duration> of(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > DIGITS) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits).strip()) {
      case "ms" -> Optional.of(Duration.ofMillis(number));
      case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(number));
      case "m", "min", "mins", "minute", "minutes" -> Optional.of(Duration.ofMinutes(number));
      case "h", "hour", "hours" -> Optional.of(Duration.ofHours(number));
      case "d", "day", "days" -> Optional.of(Duration.ofDays(number));
      case "w", "week", "weeks" -> Optional.of(Duration.ofDays(7 * number));
      default -> Optional.empty();
    };
  }

  /** The same, back, in the largest unit that says it exactly; {@link #of} reads it. */
  public static String words(Duration span) {
    long millis = span.toMillis();
    if (millis % 1_000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    // Nobody says 1 minute of a probe: every 60s, every 90s.
    return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + "m" : seconds + "s";
  }
}
