package launchbot.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import launchbot.incident.Sev;

/**
 * Until when customers hear the next word, and when somebody is reminded of what they wait for. The
 * paces are those that incident teams publish: the first notice within five minutes, for the first
 * two hours at least one every twenty.
 */
public final class Promise {
  private static final Duration FIRST_HOURS = Duration.ofHours(2);

  /** After opening, when somebody is asked for the first notice. */
  private static final List<Duration> FIRST =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(10));

  /** After the time that was promised, when somebody is reminded of it. */
  private static final List<Duration> OVERDUE =
      List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(30));

  private Promise() {}

  /**
   * @param told how often customers were told of it already
   * @param opened when the incident was
   */
  public static Instant next(Sev sev, int told, Instant opened, Instant now) {
    boolean early = now.isBefore(opened.plus(FIRST_HOURS));
    Duration after =
        sev == Sev.SEV1
            ? Duration.ofMinutes(early ? 15 : 30)
            : Duration.ofMinutes(told == 0 ? 30 : early ? 20 : 60);
    return now.plus(after).truncatedTo(ChronoUnit.MINUTES);
  }

  /** When the first notice is asked for next; empty once it was asked for often enough. */
  public static Optional<Instant> ask(Instant opened, Instant now) {
    return after(FIRST, opened, now);
  }

  /** When the next reminder of a promise is due; empty once there were enough. */
  public static Optional<Instant> remind(Instant promised, Instant now) {
    return after(OVERDUE, promised, now);
  }

  private static Optional<Instant> after(List<Duration> steps, Instant from, Instant now) {
    return steps.stream().map(from::plus).filter(at -> at.isAfter(now)).findFirst();
  }
}
