package launchbot.jobs.scan;

import java.time.Duration;

/**
 * How much of a repository is read before it is enough.
 *
 * @param until by {@link System#nanoTime}
 * @param commits of a whole history
 * @param hits that are worth telling
 */
record Limits(long until, int commits, int hits) {
  /** A longer file is no source; it is left out. In bytes. */
  static final int FILE = 2 << 20;

  private static final int COMMITS = 200_000;
  private static final int HITS = 500;

  static Limits within(Duration time) {
    return new Limits(System.nanoTime() + time.toNanos(), COMMITS, HITS);
  }

  /** For somebody who waits in front of it. */
  static Limits none() {
    return new Limits(System.nanoTime() + Duration.ofHours(6).toNanos(), 5_000_000, 10_000);
  }

  boolean over() {
    return System.nanoTime() - until > 0;
  }

  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
  }
}
