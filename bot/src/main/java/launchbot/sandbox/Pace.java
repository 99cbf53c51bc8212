package launchbot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast an app may post: a message a second into each channel, with short bursts forgiven. Slack
 * does not say how long a burst may be; this is generous, so that what it refuses Slack would too.
 */
final class Pace {

  private static final int BURST = 10;
  private static final Duration EACH = Duration.ofSeconds(1);

  private final InstantSource clock;

  /** When each channel will have forgotten all that was posted into it. */
  private final Map<String, Instant> clean = new HashMap<>();

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts one message; after how many seconds to try again when it is too many, otherwise 0. */
  synchronized long tooMany(String channel) {
    Instant now = clock.instant();
    Instant debt = clean.getOrDefault(channel, now);
    Instant from = debt.isAfter(now) ? debt : now;
    Instant next = from.plus(EACH);
    Duration over = Duration.between(now.plus(EACH.multipliedBy(BURST)), next);
    if (over.isPositive()) {
      return over.plusMillis(999).toSeconds();
    }
    clean.put(channel, next);
    return 0;
  }
}
