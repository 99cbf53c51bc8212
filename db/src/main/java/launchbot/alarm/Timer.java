package launchbot.alarm;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What an alarm waits for. */
public enum Timer implements TimerKind {
  /** Nobody has taken it: it goes on. */
  ESCALATE,
  /** It still lasts. */
  REMIND,
  /** Whoever took it has not ended it for long. */
  STALE,
  /** The snooze ends. */
  WAKE,
  /** What went to and fro may be stable. */
  SETTLE,
  /** Whether anything that was sent has arrived. */
  TOLD,
  /** Whether the messages of a test have arrived. */
  TEST;

  @Override
  public String key() {
    return "alarm." + name().toLowerCase(Locale.ROOT);
  }

  public static Timer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
