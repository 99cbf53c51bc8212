package launchbot.nudge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a subject.
 *
 * @param id names it within the workspace; 0 while it is not stored
 * @param snoozedUntil null when nothing is snoozed, or when the snooze has ended and was told
 * @param snoozes how often it has been snoozed
 * @param stoppedAt null unless nobody wants to hear of it any more
 * @param answeredAt when its question was last answered
 * @param by who did it
 */
public record Hold(
    long id,
    long launch,
    String subject,
    String recipient,
    Kind kind,
    @Nullable Instant snoozedUntil,
    int snoozes,
    @Nullable Instant stoppedAt,
    @Nullable Instant answeredAt,
    String by) {

  /** Nothing has been done about it yet. */
  public static Hold none(long launch, String subject, String recipient, Kind kind) {
    return new Hold(0, launch, subject, recipient, kind, null, 0, null, null, "");
  }

  public Hold snoozed(Instant until, String who) {
    return new Hold(
        id, launch, subject, recipient, kind, until, snoozes + 1, null, answeredAt, who);
  }

  public Hold stopped(Instant at, String who) {
    return new Hold(id, launch, subject, recipient, kind, null, snoozes, at, answeredAt, who);
  }

  /** The question is answered; it comes again when it is due again. */
  public Hold answered(Instant at, String who) {
    return new Hold(id, launch, subject, recipient, kind, null, snoozes, null, at, who);
  }

  /** As if nothing had been done. */
  public Hold resumed(String who) {
    return new Hold(id, launch, subject, recipient, kind, null, snoozes, null, answeredAt, who);
  }
}
