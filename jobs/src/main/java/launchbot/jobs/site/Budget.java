package launchbot.jobs.site;

import java.time.Duration;

/** How much time is left for something. */
public final class Budget {
  private final long ends;

  private Budget(Duration whole) {
    this.ends = System.nanoTime() + whole.toNanos();
  }

  public static Budget of(Duration whole) {
    return new Budget(whole);
  }

  /** Never less than nothing. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, ends - System.nanoTime()));
  }

  public boolean spent() {
    return left().isZero();
  }

  /** What is left, but no more than that, and enough to be a timeout. */
  public Duration atMost(Duration most) {
    Duration left = left();
    Duration least = Duration.ofMillis(1);
    return left.compareTo(most) > 0 ? most : left.compareTo(least) < 0 ? least : left;
  }
}
