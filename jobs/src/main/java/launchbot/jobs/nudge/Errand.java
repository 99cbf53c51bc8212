package launchbot.jobs.nudge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import launchbot.jobs.calendar.Appointment;
import org.jspecify.annotations.Nullable;

/**
 * What an appointment of ours is for, as its ids say.
 *
 * @param detail a person, or the number of a hold; null where there is none
 */
public record Errand(String workspace, long launch, What what, @Nullable String detail) {

  /** What there is to do. */
  public enum What {
    /** The channel's morning: focus, plan over, weekly digest, backups. */
    MORNING,
    /** The channel's evening: what nobody has taken. */
    EVENING,
    /** Every hour: what nobody owns. */
    WATCH,
    /** A person's morning: what waits for them. */
    LIST,
    /** A snooze ends. */
    AGAIN,
    /** A person is asked the three questions. */
    STANDUP,
    /** The lead of the oldest launch is reminded of the bot's own backup. */
    OPERATOR;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  List<String> ids() {
    return detail == null
        ? List.of(workspace, String.valueOf(launch), what.key())
        : List.of(workspace, String.valueOf(launch), what.key(), detail);
  }

  static Errand of(Appointment appointment) {
    List<String> ids = appointment.ids();
    What what =
        Arrays.stream(What.values())
            .filter(one -> one.key().equals(ids.get(2)))
            .findFirst()
            .orElseThrow();
    return new Errand(
        ids.get(0), Long.parseLong(ids.get(1)), what, ids.size() > 3 ? ids.get(3) : null);
  }
}
