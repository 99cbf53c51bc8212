package launchbot.sandbox;

import java.util.concurrent.TimeUnit;

/** Tells everybody who waits that something has changed; what, they look up themselves. */
final class Bell implements AutoCloseable {

  // Starts elsewhere after each restart, so that a page that was open before notices.
  private long rung = System.currentTimeMillis() * 1000;
  private boolean closed;

  synchronized void ring() {
    rung++;
    notifyAll();
  }

  /** Waits until it has rung since {@code heard}, at most so long; returns what to pass next. */
  synchronized long await(long heard, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (rung == heard && !closed && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        // The server is stopping: nobody reads the answer any more.
        Thread.currentThread().interrupt();
        return rung;
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return rung;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
