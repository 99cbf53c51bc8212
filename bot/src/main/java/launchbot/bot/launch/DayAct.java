package launchbot.bot.launch;

import java.time.Instant;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.sprint.Sprint;

/**
 * What a feature does on the days of a plan that name an act. It runs in the transaction of the
 * morning's (for {@code UNRANKED}: the evening's) occasion, which is carried out once; it skips
 * what has been done already.
 */
public interface DayAct {

  /**
   * @param day of the sprint, counted from 1
   * @param scheduled when the day's message was due, which may be earlier than now
   */
  void act(Tx tx, Launch launch, Sprint sprint, int day, Instant scheduled);
}
