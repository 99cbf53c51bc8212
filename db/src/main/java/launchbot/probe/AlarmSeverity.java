package launchbot.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How loud an alarm is; routes are chosen by it. From the loudest on. */
public enum AlarmSeverity {
  /** Users are hit: somebody is woken. */
  CRITICAL,
  /** It will hurt: the channel is told. */
  WARNING,
  /** Good to know: the channel is told in working hours. */
  INFO;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AlarmSeverity> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
