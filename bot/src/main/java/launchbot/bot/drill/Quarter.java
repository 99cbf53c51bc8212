package launchbot.bot.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quarter of a year: {@code 2026-Q4}. */
record Quarter(int year, int number) {
  private static final Pattern TYPED = Pattern.compile("(20\\d\\d)-?q([1-4])");

  static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  static Optional<Quarter> parse(String word) {
    Matcher typed = TYPED.matcher(word.toLowerCase(Locale.ROOT));
    return typed.matches()
        ? Optional.of(
            new Quarter(Integer.parseInt(typed.group(1)), Integer.parseInt(typed.group(2))))
        : Optional.empty();
  }

  Quarter before() {
    return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
  }

  private LocalDate first() {
    return LocalDate.of(year, 3 * number - 2, 1);
  }

  Instant from(ZoneId zone) {
    return first().atStartOfDay(zone).toInstant();
  }

  /** Where the next one begins. */
  Instant until(ZoneId zone) {
    return first().plusMonths(3).atStartOfDay(zone).toInstant();
  }

  @Override
  public String toString() {
    return "%d-Q%d".formatted(year, number);
  }
}
