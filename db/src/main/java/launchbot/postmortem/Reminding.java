package launchbot.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import launchbot.launch.WorkingDays;

/**
 * When somebody hears that a postmortem is due: its owner on the day, and two and five working days
 * later; then its lead once, and no more.
 */
public final class Reminding {
  /** After how many working days it is due. */
  public static final int DUE = 5;

  /** Working days after the due day; the last one is the lead's. */
  private static final int[] LATER = {0, 2, 5, 6};

  private Reminding() {}

  /** What is said now. */
  public enum Step {
    OWNER,
    LEAD,
    NOTHING,
    /** Not at this time of the day: it comes up again. */
    LATER
  }

  /** The working day on which it is due. */
  public static LocalDate due(Instant resolved, WorkingDays days) {
    return days.shift(resolved.atZone(days.zone()).toLocalDate(), DUE);
  }

  /**
   * When the next one is said; empty where there is none any more.
   *
   * @param morning when days begin
   */
  public static Optional<Instant> next(Postmortem postmortem, WorkingDays days, LocalTime morning) {
    if (postmortem.state() != Postmortem.State.DRAFT || postmortem.reminded() >= LATER.length) {
      return Optional.empty();
    }
    LocalDate day = days.shift(postmortem.due(), LATER[postmortem.reminded()]);
    return Optional.of(at(days, morning, day));
  }

  /** What is to be done at a moment that was waited for. */
  public static Step now(Postmortem postmortem, WorkingDays days, Instant now) {
    if (postmortem.state() != Postmortem.State.DRAFT || postmortem.reminded() >= LATER.length) {
      return Step.NOTHING;
    }
    if (!days.open(now)) {
      return Step.LATER;
    }
    return postmortem.reminded() == LATER.length - 1 ? Step.LEAD : Step.OWNER;
  }

  /** The first working morning after a moment that was none. */
  public static Instant morning(WorkingDays days, LocalTime morning, Instant now) {
    LocalDate today = now.atZone(days.zone()).toLocalDate();
    Instant here = at(days, morning, days.onOrAfter(today));
    return here.isAfter(now) ? here : at(days, morning, days.after(today));
  }

  private static Instant at(WorkingDays days, LocalTime morning, LocalDate day) {
    return day.atTime(morning).atZone(days.zone()).toInstant();
  }
}
