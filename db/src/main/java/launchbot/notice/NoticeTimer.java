package launchbot.notice;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What notices wait for. */
public enum NoticeTimer implements TimerKind {
  /** A first notice is asked for; of an incident. */
  FIRST,
  /** Customers wait for the word that they were promised; of a notice. */
  PROMISED,
  /** Nobody has approved it in time; of a notice. */
  EXPIRE,
  /** It has lasted longer than it may; of an incident. */
  GOODWILL,
  /** Whether it has arrived is looked at; of a notice. */
  ARRIVED;

  @Override
  public String key() {
    return "notice." + name().toLowerCase(Locale.ROOT);
  }

  public static NoticeTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
