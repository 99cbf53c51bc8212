package launchbot.sandbox;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One open page: told that something has changed, at most every few moments. */
final class Listener implements Runnable {

  private static final long GATHER_MILLIS = 25;
  private static final long QUIET_SECONDS = 15;

  private final SseClient client;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean open = true;

  Listener(SseClient client) {
    this.client = client;
  }

  @Override
  public void run() {
    news.release();
  }

  void start() {
    Thread.ofVirtual().name("sandbox-page").start(this::tell);
  }

  void close() {
    open = false;
    news.release();
  }

  private void tell() {
    try {
      client.sendEvent("hello", "");
      while (open && !client.terminated()) {
        if (news.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS)) {
          Thread.sleep(GATHER_MILLIS);
          news.drainPermits();
          client.sendEvent("changed", "");
        } else {
          client.sendComment("still here");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
