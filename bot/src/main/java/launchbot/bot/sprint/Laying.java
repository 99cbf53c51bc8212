package launchbot.bot.sprint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Mrkdwn;
import launchbot.sprint.Asking;
import launchbot.sprint.Plan;
import launchbot.sprint.Timetable;
import org.jspecify.annotations.Nullable;

/**
 * Where day 1 of a sprint lies.
 *
 * @param notes what is not as the starter may think, in mrkdwn
 * @param against why it cannot lie where it was wanted; null when it can
 */
record Laying(LocalDate dayOne, List<String> notes, @Nullable String against) {

  /**
   * On the wanted day; without one so that the plan ends at the launch; without that either, as
   * soon as can be. A day off gives way to the next working day.
   *
   * @param known the launch's date until now
   */
  static Laying of(StartRequest request, Plan plan, @Nullable LocalDate known, Asking who) {
    LocalDate today = who.today();
    LocalDate launch = request.launchDate() != null ? request.launchDate() : known;
    LocalDate wanted = request.dayOne();
    List<String> notes = new ArrayList<>();
    if (wanted != null) {
      LocalDate dayOne = request.anyway() ? wanted : who.working().onOrAfter(wanted);
      if (!dayOne.equals(wanted)) {
        notes.add(
            "%s is a day off here, so day 1 is %s."
                .formatted(Mrkdwn.day(wanted, today), Mrkdwn.day(dayOne, today)));
      }
      String against =
          wanted.isBefore(today)
              ? "That day has passed: day 1 is today or later."
              : launch != null && request.launchDate() != null && dayOne.isAfter(launch)
                  ? "Day 1 would lie after the launch."
                  : null;
      return new Laying(dayOne, late(notes, dayOne, plan, launch, who), against);
    }
    LocalDate earliest = Timetable.earliest(who.working(), who.at());
    if (launch == null || launch.isBefore(today)) {
      return new Laying(earliest, notes, null);
    }
    LocalDate laid = Timetable.before(launch, plan.days().size(), who.working());
    LocalDate dayOne = laid.isBefore(earliest) ? earliest : laid;
    return new Laying(dayOne, late(notes, dayOne, plan, launch, who), null);
  }

  /** Says that the plan does not fit before the launch. */
  private static List<String> late(
      List<String> notes, LocalDate dayOne, Plan plan, @Nullable LocalDate launch, Asking who) {
    int days = plan.days().size();
    LocalDate last = who.working().shift(dayOne, days - 1);
    LocalDate today = who.today();
    if (launch != null && !launch.isBefore(today) && last.isAfter(launch)) {
      notes.add(
          "⚠️ The plan's %d working days do not fit before the launch on %s: day 1 is %s, the last"
                  .formatted(days, Mrkdwn.day(launch, today), Mrkdwn.day(dayOne, today))
              + " day %s. `/launch date` moves the launch, and `/launch plan` shows shorter plans."
                  .formatted(Mrkdwn.day(last, today)));
    }
    return notes;
  }
}
