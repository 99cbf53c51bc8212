package launchbot.alarm;

import java.util.Arrays;
import java.util.Optional;

/** How an alarm reaches people. */
public enum Way {
  CHANNEL("channel", "the channel", false),
  ON_CALL("on-call", "a direct message to whoever is on call", true),
  EMAIL("email", "email", true),
  SMS("sms", "SMS", true),
  WEBHOOK("webhook", "a webhook", false);

  private final String key;
  private final String words;
  private final boolean wakes;

  Way(String key, String words, boolean wakes) {
    this.key = key;
    this.words = words;
    this.wakes = wakes;
  }

  /** As stored and typed. */
  public String key() {
    return key;
  }

  public String words() {
    return words;
  }

  /**
   * Whether it is meant for one person, so that such ways of a critical alarm are gone through one
   * after the other. The rest is told at once.
   */
  public boolean wakes() {
    return wakes;
  }

  public static Optional<Way> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }
}
