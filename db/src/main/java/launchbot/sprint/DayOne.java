package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.when;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Where the first day of a sprint may lie. */
final class DayOne {
  private static final int FARTHEST = 366;

  private DayOne() {}

  /**
   * @param anyway it is meant to lie on a day off
   */
  static Optional<String> against(LocalDate day, boolean anyway, Asking who) {
    return first(
        past(day, who),
        when(
            day.isAfter(who.today().plusDays(FARTHEST)),
            "%s is more than a year away: check the year.".formatted(day)),
        when(
            !anyway && !who.working().works(day),
            ("%s is a day off here (%s). The next working day is %s. If you want the day off all"
                    + " the same, add `--anyway`.")
                .formatted(
                    day,
                    day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    who.working().onOrAfter(day))));
  }

  static Optional<String> past(LocalDate day, Asking who) {
    return when(
        day.isBefore(who.today()),
        "%s has passed: day 1 can be today or later. `/launch shift +1` puts a sprint off by a day."
            .formatted(day));
  }
}
