package launchbot.page;

import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.SortedMap;
import launchbot.probe.Uptime;

/**
 * A day of a component, in UTC. It was as its worst probe was.
 *
 * @param share how much of what is known of it, 0 to 1; empty where nothing is known
 * @param down how long it did not work
 */
public record Bar(LocalDate day, State state, OptionalDouble share, Duration down) {
  /** From so much of a day on it is said to have been down, rather than disturbed. */
  private static final double DOWN = 0.05;

  /** Slowness that lasts shorter is noise. */
  private static final Duration SLOW = Duration.ofMinutes(10);

  /** What was of that day. */
  public enum State {
    /** Nobody looked, or nothing looked at it yet. */
    NO_DATA,
    /** It is not over: it counts when it is. */
    TODAY,
    MAINTENANCE,
    UP,
    DISTURBED,
    DOWN
  }

  /**
   * @param days what is known of them
   */
  static Bar of(LocalDate day, SortedMap<LocalDate, Uptime> days) {
    Uptime uptime = days.getOrDefault(day, Uptime.NONE);
    OptionalDouble share = uptime.share();
    if (share.isEmpty()) {
      State none = uptime.maintenance().isPositive() ? State.MAINTENANCE : State.NO_DATA;
      return new Bar(day, none, share, Duration.ZERO);
    }
    State state =
        1 - share.getAsDouble() >= DOWN
            ? State.DOWN
            : uptime.down().toMinutes() > 0 || uptime.degraded().compareTo(SLOW) >= 0
                ? State.DISTURBED
                : State.UP;
    return new Bar(day, state, share, uptime.down());
  }

  static Bar today(LocalDate day) {
    return new Bar(day, State.TODAY, OptionalDouble.empty(), Duration.ZERO);
  }
}
