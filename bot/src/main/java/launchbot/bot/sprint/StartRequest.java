package launchbot.bot.sprint;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to start; null is left to us.
 *
 * @param name of the launch; null: as it is called, or {@code Launch}
 * @param plan its key; null: the default
 * @param launchDate null: as it is, or none
 * @param dayOne null: so that the plan ends at the launch, or as soon as can be
 * @param anyway day 1 stays where it is although it is a day off
 * @param zone null: the launch's, or the starter's
 * @param weekends whether they are worked; null: as the settings say
 */
record StartRequest(
    @Nullable String name,
    @Nullable String plan,
    @Nullable LocalDate launchDate,
    @Nullable LocalDate dayOne,
    boolean anyway,
    @Nullable ZoneId zone,
    @Nullable Boolean weekends) {

  static StartRequest of(
      @Nullable String name, @Nullable String plan, @Nullable LocalDate launchDate) {
    return new StartRequest(name, plan, launchDate, null, false, null, null);
  }
}
