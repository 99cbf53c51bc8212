package launchbot.probe;

import java.util.Arrays;
import java.util.Locale;

/** What one look says, from the best to the worst. */
public enum Level {
  UP,
  /** It works, but slower or poorer than it should: no outage. */
  DEGRADED,
  DOWN,
  /** Nothing can be said: too few samples, no IPv6 here. It is neither good nor bad. */
  UNTESTABLE;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Level of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
