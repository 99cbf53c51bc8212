package launchbot.jobs.calendar;

import java.time.Instant;

/**
 * One time that an appointment has come.
 *
 * @param scheduled when it was due, which is not when it runs: everything that a duty decides by
 *     time it decides by this, so that a second run comes to the same
 * @param late more than a day ago: worth a line in the next digest, no longer worth a message
 */
public record Occasion(Appointment appointment, Instant scheduled, boolean late) {

  /**
   * Names it for ever. As the receipt of a {@code Cause} it lets the ledger carry out a second run
   * no second time.
   */
  public String receipt() {
    return appointment.name() + "@" + scheduled;
  }
}
