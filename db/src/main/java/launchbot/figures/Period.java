package launchbot.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole days in the zone of a launch.
 *
 * @param last counts too
 * @param name as people say it: {@code the last 30 days}, {@code 2026-11}
 */
public record Period(LocalDate first, LocalDate last, String name) {
  /** What to type, after whatever was wrong. */
  public static final String TYPE =
      "Type `30d`, `this month`, `2026-11` or `2026-10-01..2026-10-31`.";

  private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) ?d(?:ays)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern SPAN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) ?(?:\\.\\.|…) ?(\\d{4}-\\d{2}-\\d{2})");
  private static final int MOST_DAYS = 366;

  /** What became of what somebody typed. */
  public sealed interface Typed {}

  public record Meant(Period period) implements Typed {}

  /**
   * @param why whole sentences, with what to type instead
   */
  public record Wrong(String why) implements Typed {}

  /** So many days, today being the last. */
  public static Period days(int days, LocalDate today) {
    return new Period(
        today.minusDays(days - 1L), today, days == 1 ? "today" : "the last " + days + " days");
  }

  /**
   * @param typed empty: the last 30 days
   */
  public static Typed parse(String typed, LocalDate today) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return new Meant(days(30, today));
    }
    if (text.equals("this month")) {
      return new Meant(new Period(today.withDayOfMonth(1), today, "this month"));
    }
    try {
      Matcher days = DAYS.matcher(text);
      if (days.matches()) {
        int number = Integer.parseInt(days.group(1));
        return number == 0 || number > MOST_DAYS ? tooLong() : new Meant(days(number, today));
      }
      Matcher month = MONTH.matcher(text);
      if (month.matches()) {
        YearMonth named =
            YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
        return checked(new Period(named.atDay(1), named.atEndOfMonth(), named.toString()), today);
      }
      Matcher span = SPAN.matcher(text);
      if (span.matches()) {
        LocalDate first = LocalDate.parse(span.group(1));
        LocalDate last = LocalDate.parse(span.group(2));
        return checked(new Period(first, last, first + " to " + last), today);
      }
    } catch (DateTimeException e) {
      return new Wrong("There is no such day or month. " + TYPE);
    }
    return new Wrong("I cannot read that as a period. " + TYPE);
  }

  public Instant from(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** The beginning of the day after the last. */
  public Instant until(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Typed checked(Period period, LocalDate today) {
    if (period.last.isBefore(period.first)) {
      return new Wrong("That period ends before it begins. " + TYPE);
    }
    if (period.first.isAfter(today)) {
      return new Wrong("That period has not begun yet. " + TYPE);
    }
    return ChronoUnit.DAYS.between(period.first, period.last) >= MOST_DAYS
        ? tooLong()
        : new Meant(period);
  }

  private static Typed tooLong() {
    return new Wrong("A period is from one day to %d days. %s".formatted(MOST_DAYS, TYPE));
  }
}
