package launchbot.triage;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in as few words as a table has room for. */
public final class Age {

  private Age() {}

  /** Rounded down. The future counts as now: clocks of two machines are never quite the same. */
  public static String words(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toDays() < 1) {
      return age.toHours() + " h";
    }
    return age.toDays() + " d";
  }

  /** The same as part of a sentence: {@code 20 s ago}, {@code 5 min ago}. */
  public static String ago(Instant since, Instant now) {
    long seconds = Math.max(0, Duration.between(since, now).toSeconds());
    return (seconds < 60 ? seconds + " s" : words(since, now)) + " ago";
  }
}
