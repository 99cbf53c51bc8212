package launchbot.incident;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What an incident waits for whose alarms are over. */
public enum RecoveryTimer implements TimerKind {
  /** It has been quiet for long enough to be over by itself. */
  QUIET,
  /** People said that it is not over yet: they are asked again. */
  NOT_YET;

  @Override
  public String key() {
    return "recovery." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static RecoveryTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
