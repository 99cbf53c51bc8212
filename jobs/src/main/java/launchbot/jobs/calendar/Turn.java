package launchbot.jobs.calendar;

import java.time.Duration;
import java.time.Instant;

/** What is to be done with an occasion that was due at one instant and has come up at another. */
sealed interface Turn {
  /** Until then it is not worth a question whether it may still run. */
  Duration ON_TIME = Duration.ofMinutes(10);

  /** From then on it is told in the next digest, not by itself. */
  Duration TOO_LATE = Duration.ofDays(1);

  /** Run it. */
  record Now(boolean late) implements Turn {}

  /** Missed, and this is no hour for it. */
  record Later(Instant until) implements Turn {}

  /** Missed, and so far ago that the next one has come: that one does for both. */
  record Superseded() implements Turn {}

  static Turn of(Appointment appointment, Instant scheduled, Instant now) {
    if (!appointment.rhythm().next(scheduled).isAfter(now)) {
      return new Superseded();
    }
    Instant tooLate = scheduled.plus(TOO_LATE);
    if (now.isAfter(tooLate)) {
      return new Now(true);
    }
    if (!now.isAfter(scheduled.plus(ON_TIME)) || appointment.open(now)) {
      return new Now(false);
    }
    return new Later(appointment.opening(now));
  }
}
