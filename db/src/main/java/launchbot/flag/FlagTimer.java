package launchbot.flag;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What switches wait for. Their subjects are switches, but {@link #EXPIRES}' are requests. */
public enum FlagTimer implements TimerKind {
  /** It is off still. */
  REMIND,
  /** It was to be off until now. */
  UNTIL,
  /** Nobody has asked for it for a day. */
  UNASKED,
  /** Nobody answered a request. */
  EXPIRES;

  @Override
  public String key() {
    return "flag." + name().toLowerCase(Locale.ROOT);
  }

  public static FlagTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
