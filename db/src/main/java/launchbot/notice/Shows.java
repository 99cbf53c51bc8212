package launchbot.notice;

import java.util.Arrays;
import java.util.Locale;

/** What the public page says of a component, the worst last. */
public enum Shows {
  OPERATIONAL("works"),
  MAINTENANCE("under maintenance"),
  DEGRADED("degraded"),
  OUTAGE("does not work");

  private final String words;

  Shows(String words) {
    this.words = words;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As customers read it, after the component's name. */
  public String words() {
    return words;
  }

  public static Shows of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
