package launchbot.jobs.fetch;

import java.time.Duration;

/** When a request has to be over, whatever the other side does. */
final class Deadline {
  private final long at;
  private final Duration whole;

  private Deadline(Duration whole) {
    this.whole = whole;
    this.at = System.nanoTime() + whole.toNanos();
  }

  static Deadline in(Duration whole) {
    return new Deadline(whole);
  }

  /** What is left in milliseconds, at least 1: a timeout of 0 would mean none. */
  int millis() throws Late {
    long left = at - System.nanoTime();
    if (left <= 0) {
      throw new Late();
    }
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, 1 + left / 1_000_000));
  }

  /** {@code 5 s}. */
  String words() {
    return whole.toMillis() % 1000 == 0
        ? whole.toSeconds() + " s"
        : whole.toMillis() < 1000
            ? whole.toMillis() + " ms"
            : "%.1f s".formatted(whole.toMillis() / 1000.0);
  }

  /** It is too late. */
  static final class Late extends Exception {
    private static final long serialVersionUID = 1L;

    Late() {
      super("too late", null, false, false);
    }
  }
}
