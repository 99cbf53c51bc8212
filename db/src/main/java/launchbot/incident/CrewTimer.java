package launchbot.incident;

import java.util.Arrays;
import java.util.Locale;
import launchbot.timer.TimerKind;

/** What the people of an incident are waited for; how it goes on is {@link Ladder}'s to say. */
public enum CrewTimer implements TimerKind {
  /** Nobody leads: said in the thread. */
  CHASE_1,
  CHASE_2,
  CHASE_3,
  /** Nobody leads still: the launch's lead is told. */
  CHASE_LEAD,
  /** An update is due: whoever speaks is reminded. */
  UPDATE_DUE,
  /** It has not come: the commander is told. */
  UPDATE_LATE;

  @Override
  public String key() {
    return "crew." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static CrewTimer of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
