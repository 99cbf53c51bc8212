package launchbot.bot.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our clock against the one in the {@code Date} of Slack's answers. */
final class SlackClock {
  private static final String CLOCK = "clock";

  /**
   * A request that is five minutes off is refused; long before that, times people read are wrong.
   */
  private static final Duration MOST = Duration.ofSeconds(60);

  private SlackClock() {}

  /**
   * @param headers of Slack's answer
   * @param now when it came
   */
  static Finding of(@Nullable Map<String, List<String>> headers, Instant now) {
    Instant slacks = date(headers);
    if (slacks == null) {
      return Finding.note(CLOCK, "Slack did not say what time it is");
    }
    Duration ahead = Duration.between(slacks, now);
    if (ahead.abs().compareTo(MOST) <= 0) {
      return Finding.fine(CLOCK, "agrees with Slack's");
    }
    return Finding.fault(
        CLOCK,
        "this machine's is %d seconds %s Slack's: reminders come at the wrong time, and from five minutes on Slack's requests are refused. Switch on time synchronisation (NTP)."
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
  }

  private static @Nullable Instant date(@Nullable Map<String, List<String>> headers) {
    if (headers == null) {
      return null;
    }
    try {
      for (var header : headers.entrySet()) {
        if ("date".equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
          return ZonedDateTime.parse(
                  header.getValue().getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
        }
      }
    } catch (DateTimeException e) {
      return null; // as good as none
    }
    return null;
  }
}
