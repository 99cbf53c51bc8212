package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import launchbot.launch.WorkingDays;
import launchbot.people.Role;

/**
 * Who asks something of a sprint, and when.
 *
 * @param person a Slack user id
 * @param working how the launch keeps time
 */
public record Asking(String person, Role role, WorkingDays working, Instant at) {

  /** The day, where the launch is. */
  public LocalDate today() {
    return at.atZone(working.zone()).toLocalDate();
  }
}
