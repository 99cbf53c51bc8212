package launchbot.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a subject so far, for one recipient.
 *
 * @param told the newest last, those worked through quietly left out
 * @param hold null where nobody did anything
 */
public record Past(List<Told> told, @Nullable Hold hold) {
  public static final Past NOTHING = new Past(List.of(), null);

  public Past {
    told = List.copyOf(told);
  }

  /** How somebody heard of it. */
  public enum Way {
    /** By a message. */
    TOLD,
    /** By a line of the day's digest. */
    DIGEST,
    /** The lead did, and it ended. */
    LEAD,
    /** Not at all: it was worked through and nothing was said. */
    QUIET;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One time.
   *
   * @param day where the recipient is
   * @param again how many snoozes came before it
   */
  public record Told(LocalDate day, int again, Way way, Instant scheduled) {}

  /** How many snoozes came before what is said now. */
  public int again() {
    return hold == null ? 0 : hold.snoozes();
  }

  boolean toldOn(LocalDate day, int again) {
    return told.stream().anyMatch(one -> one.day().equals(day) && one.again() == again);
  }

  long timesSince(Instant since) {
    return told.stream().filter(one -> !one.scheduled().isBefore(since)).count();
  }

  boolean endedSince(Instant since) {
    return told.stream().anyMatch(one -> one.way() == Way.LEAD && !one.scheduled().isBefore(since));
  }
}
