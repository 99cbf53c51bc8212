package launchbot.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import launchbot.launch.WorkingDays;

/** Whether a reminder is said, and how: one table of reasons, asked at the moment of speaking. */
public final class Nudges {
  /** Nothing is said later than that, however urgent. */
  private static final LocalTime LATEST = LocalTime.of(21, 0);

  private Nudges() {}

  /** What becomes of a reminder. */
  public enum Ruling {
    /** A message of its own. */
    TELL,
    /** A line of the day's digest. */
    DIGEST,
    /** Told often enough: the lead hears of it, and it ends. */
    LEAD,
    /** Nothing is said. */
    QUIET
  }

  /**
   * When and where it would be said.
   *
   * @param scheduled when it was due
   * @param days when the recipient works, in the recipient's zone
   * @param late it was due more than a day ago
   * @param off the recipient wants no direct reminders
   * @param said how many messages the recipient has had today
   * @param cap how many are enough; what goes beyond joins the digest
   */
  public record Moment(
      Instant scheduled, WorkingDays days, boolean late, boolean off, int said, int cap) {

    /** The recipient's day that it was due on. */
    public LocalDate day() {
      return scheduled.atZone(days.zone()).toLocalDate();
    }
  }

  public static Ruling judge(Nudge nudge, Past past, Moment moment) {
    if (silenced(nudge, past, moment) || !timely(nudge, moment)) {
      return Ruling.QUIET;
    }
    if (past.toldOn(moment.day(), past.again()) || past.endedSince(nudge.since())) {
      return Ruling.QUIET;
    }
    int most = nudge.kind().most();
    if (most > 0 && past.timesSince(nudge.since()) >= most) {
      return Ruling.LEAD;
    }
    return moment.late() || moment.said() >= moment.cap() ? Ruling.DIGEST : Ruling.TELL;
  }

  /** Whether the recipient said not to hear of it now. */
  private static boolean silenced(Nudge nudge, Past past, Moment moment) {
    if (nudge.kind().direct() && moment.off()) {
      return true;
    }
    Hold hold = past.hold();
    if (hold == null) {
      return false;
    }
    Instant stopped = hold.stoppedAt();
    Instant snoozed = hold.snoozedUntil();
    return (stopped != null && !stopped.isBefore(nudge.since()))
        || (snoozed != null && moment.scheduled().isBefore(snoozed));
  }

  /** Nothing on days off and at night; in the evening what cannot wait. */
  private static boolean timely(Nudge nudge, Moment moment) {
    ZonedDateTime there = moment.scheduled().atZone(moment.days().zone());
    if (!moment.days().works(there.toLocalDate())) {
      return false;
    }
    if (nudge.kind().appointed() || moment.days().open(moment.scheduled())) {
      return true;
    }
    LocalTime time = there.toLocalTime();
    return nudge.urgent() && !time.isBefore(moment.days().to()) && time.isBefore(LATEST);
  }
}
