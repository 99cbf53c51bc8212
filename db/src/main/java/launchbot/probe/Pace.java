package launchbot.probe;

import java.time.Duration;

/**
 * How often a probe looks, and what makes it believe what it sees.
 *
 * @param timeout for a whole look
 * @param fails how many of the last {@code outOf} looks have to fail until it is down; with both
 *     equal that many in a row
 * @param recovers how many good looks in a row end that
 */
public record Pace(Duration every, Duration timeout, int fails, int outOf, int recovers) {

  /**
   * What a kind begins with: two failures in a row, confirmed quickly, and two good looks. What
   * programs tell, and what is counted over minutes, is believed the first time.
   */
  public static Pace of(Kind kind) {
    Duration timeout =
        switch (kind) {
          case SECRET_SCAN, PERF -> Duration.ofMinutes(2);
          case SMOKE, EXPOSURE -> Duration.ofMinutes(1);
          case PAGE, EMAIL_AUTH -> Duration.ofSeconds(30);
          default -> Duration.ofSeconds(5);
        };
    return switch (kind) {
      case HEARTBEAT -> new Pace(kind.every(), timeout, 1, 1, 1);
      case ERRORS, METRICS -> new Pace(kind.every(), timeout, 1, 1, 2);
      default -> new Pace(kind.every(), timeout, 2, 2, 2);
    };
  }

  public Pace every(Duration next) {
    return new Pace(next, timeout, fails, outOf, recovers);
  }

  public Pace timeout(Duration next) {
    return new Pace(every, next, fails, outOf, recovers);
  }

  /** Down after so many of the last so many looks. */
  public Pace after(int nextFails, int nextOutOf) {
    return new Pace(every, timeout, nextFails, nextOutOf, recovers);
  }

  public Pace recovers(int next) {
    return new Pace(every, timeout, fails, outOf, next);
  }
}
