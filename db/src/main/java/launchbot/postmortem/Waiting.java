package launchbot.postmortem;

import java.util.Locale;
import launchbot.timer.TimerKind;

/** What a postmortem waits for. */
public enum Waiting implements TimerKind {
  /** It is due, and not published. */
  REMIND;

  @Override
  public String key() {
    return "postmortem." + name().toLowerCase(Locale.ROOT);
  }
}
