package launchbot.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import launchbot.launch.WorkingDays;

/** How long somebody does not want to hear of something. */
public enum Snooze {
  HOUR("1h", "Snooze 1 h"),
  TOMORROW("tomorrow", "Until tomorrow"),
  THREE_DAYS("3d", "3 days");

  private static final int DAYS = 3;

  private final String key;
  private final String label;

  Snooze(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** As it is typed. */
  public String key() {
    return key;
  }

  /** On its button. */
  public String label() {
    return label;
  }

  public static Optional<Snooze> parse(String word) {
    return Arrays.stream(values()).filter(one -> one.key.equalsIgnoreCase(word)).findFirst();
  }

  /**
   * When it ends: on a whole minute, and always at a time when the recipient works.
   *
   * @param morning when the recipient's day begins
   */
  public Instant until(Instant now, WorkingDays days, LocalTime morning) {
    LocalDate today = now.atZone(days.zone()).toLocalDate();
    return switch (this) {
      case HOUR -> {
        Instant hour = now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        LocalDate then = hour.atZone(days.zone()).toLocalDate();
        boolean early = hour.atZone(days.zone()).toLocalTime().isBefore(days.from());
        yield days.open(hour)
            ? hour
            : at(early ? days.onOrAfter(then) : days.after(then), days, morning);
      }
      case TOMORROW -> at(days.after(today), days, morning);
      case THREE_DAYS -> at(days.onOrAfter(today.plusDays(DAYS)), days, morning);
    };
  }

  private static Instant at(LocalDate day, WorkingDays days, LocalTime morning) {
    return day.atTime(morning).atZone(days.zone()).toInstant();
  }
}
