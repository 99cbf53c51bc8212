package launchbot.bot.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import launchbot.notice.Moment;
import launchbot.notice.Plain;
import launchbot.notice.Shows;

/** Words, times and figures as the public reads them. */
final class PublicText {
  private static final DateTimeFormatter MOMENT = format("d MMM uuuu, HH:mm 'UTC'");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter MONTH = format("MMMM uuuu");

  private PublicText() {}

  /** Somebody's words without what is not for the public. */
  static String of(String text) {
    return Plain.of(text);
  }

  /** Paragraphs, each a list of its lines. */
  static List<List<String>> paragraphs(String body) {
    return Arrays.stream(of(body).split("\n\\s*\n", -1))
        .map(one -> one.lines().map(String::strip).filter(line -> !line.isEmpty()).toList())
        .filter(lines -> !lines.isEmpty())
        .toList();
  }

  static String moment(Instant at) {
    return MOMENT.format(at.atOffset(ZoneOffset.UTC));
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** {@code 99.95 %}: never rounded up to a whole day that it was not. */
  static String percent(OptionalDouble share) {
    if (share.isEmpty()) {
      return "no data";
    }
    double cut = Math.floor(share.getAsDouble() * 10_000) / 100;
    return (cut == 100 ? "100" : String.format(Locale.ROOT, "%.2f", cut)) + " %";
  }

  static String length(Duration time) {
    long minutes = Math.max(1, time.toMinutes());
    return minutes < 60
        ? minutes + " min"
        : minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** What one notice is, in a word or two. */
  static String label(Moment moment) {
    return switch (moment) {
      case DEGRADED -> "Degraded";
      case OUTAGE -> "Outage";
      case ROLLBACK -> "Being rolled back";
      case ROLLED_BACK -> "Rolled back";
      case FIXED -> "Fixed";
      case MAINTENANCE -> "Maintenance";
      case DATA_ISSUE -> "Data issue";
      case COMPENSATION -> "Follow-up";
    };
  }

  /** How a component is, as it stands beside its name. */
  static String state(Shows shows) {
    return switch (shows) {
      case OPERATIONAL -> "Works";
      case MAINTENANCE -> "Under maintenance";
      case DEGRADED -> "Degraded";
      case OUTAGE -> "Does not work";
    };
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
