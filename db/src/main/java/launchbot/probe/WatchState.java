package launchbot.probe;

import java.util.Arrays;
import java.util.Locale;

/** How a probe stands, looks taken together. */
public enum WatchState {
  /** Nothing is known yet. */
  UNKNOWN,
  UP,
  DEGRADED,
  /** A look has failed and is being confirmed. */
  PENDING,
  DOWN;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static WatchState of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
