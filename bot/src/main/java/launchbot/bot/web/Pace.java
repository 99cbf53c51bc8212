package launchbot.bot.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may call: so many at once, then at an even pace. Each process counts for
 * itself, and forgets when it ends.
 */
public final class Pace {
  /** Of more callers than that the one that was quiet longest is forgotten. */
  private static final int MOST = 10_000;

  private final int burst;
  private final long each;
  private final LongSupplier nanos;
  private final Map<String, Long> next =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param burst how many calls at once
   * @param each how long until one more is allowed
   * @param nanos tells how long, as {@link System#nanoTime} does
   */
  public Pace(int burst, Duration each, LongSupplier nanos) {
    this.burst = burst;
    this.each = each.toNanos();
    this.nanos = nanos;
  }

  /** Nothing where the call may go on; otherwise how long to wait. */
  public synchronized Duration take(String caller) {
    long now = nanos.getAsLong();
    // When the caller will have caught up with what was taken in advance.
    long paid = Math.max(now, next.getOrDefault(caller, now));
    long wait = paid - now - (burst - 1) * each;
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    next.put(caller, paid + each);
    return Duration.ZERO;
  }
}
