package launchbot.alarm;

import java.util.Arrays;
import java.util.Locale;

/** What an alarm is about. */
public enum Sort {
  /** Users are hit now. */
  DOWN("down"),
  /** It works, but slower or poorer than it should. */
  DEGRADED("degraded"),
  /** It will hurt, such as a certificate's last days: no outage, and it hides none. */
  FINDING("not as it should be");

  private final String words;

  Sort(String words) {
    this.words = words;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it, after "is". */
  public String words() {
    return words;
  }

  public static Sort of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
