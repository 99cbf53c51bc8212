package launchbot.page;

import java.time.Duration;

/**
 * How quickly mails about a notice are written: so many at a time, and no more while earlier ones
 * are still on their way, so that a server that hangs keeps nothing else of the outbox waiting.
 *
 * @param perMinute from 1 to 1,200
 */
public record MailPace(int perMinute) {
  /** Of the outbox's 32 hands. */
  private static final int MOST_AT_ONCE = 20;

  /** One that has been on its way for longer holds up no other. */
  public static final Duration SLOW = Duration.ofMinutes(2);

  /** How many may be written now. */
  public int room(int onTheirWay) {
    return Math.clamp(Math.min(MOST_AT_ONCE, 2L * batch()) - onTheirWay, 0, batch());
  }

  /** How long until more may be, once so many were. */
  public Duration pause(int written) {
    return Duration.ofMinutes(1).multipliedBy(written).dividedBy(perMinute);
  }

  private int batch() {
    return Math.clamp((perMinute + 59) / 60, 1, MOST_AT_ONCE);
  }
}
