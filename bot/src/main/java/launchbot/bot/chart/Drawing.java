package launchbot.bot.chart;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws pictures one after the other, beside the answers that they belong to. */
public final class Drawing {
  private static final Logger log = LoggerFactory.getLogger(Drawing.class);
  private static final int WAITING = 20;

  /** The latest to ask waits for nobody where too many do: a picture is asked for again. */
  private final ThreadPoolExecutor queue =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("charts").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param what it is called where it cannot be drawn
   */
  public void later(String what, Runnable work) {
    queue.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException | InternalError | LinkageError e) {
        // Where the machine has no fonts, AWT says so with an error: the card does without.
        log.warn("No chart of {}", what, e);
      }
    });
  }
}
