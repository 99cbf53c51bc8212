package launchbot.rollback;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What rollbacks wait for. */
public enum RunTimer implements TimerKind {
  /** Whoever is asked has not answered in time. */
  ASK;

  @Override
  public String key() {
    return "rollback." + name().toLowerCase(Locale.ROOT);
  }

  public static RunTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
