package launchbot.bot;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the process ends. On a signal, whenever it comes, what was started is stopped again and the
 * exit code is 0, where Java's own would be 143; a start that fails ends with its own code.
 */
final class Ending {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);
  private static final int OPEN = -1;

  /** Whoever sent the signal waits ten seconds before killing us. */
  private static final Duration LIMIT = Duration.ofMillis(9_500);

  /** A start that takes longer waits for something that may never come. */
  private static final Duration PATIENCE_WITH_START = Duration.ofSeconds(4);

  private final Thread starting = Thread.currentThread();
  private final CompletableFuture<Optional<Launchbot>> start = new CompletableFuture<>();
  private final AtomicInteger code = new AtomicInteger(OPEN);

  private Ending() {}

  /** Begins before anything is started, so that a signal in the middle of it leaves nothing. */
  static Ending watch() {
    var ending = new Ending();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(ending::stop));
    return ending;
  }

  void started(Launchbot bot) {
    start.complete(Optional.of(bot));
  }

  /** Nothing is running; says why and ends, unless a signal has already done so. */
  void fail(int with, Runnable say) {
    boolean ours = code.compareAndSet(OPEN, with);
    start.complete(Optional.empty());
    if (ours) {
      say.run();
      // Threads of libraries would keep a failed start alive.
      System.exit(with);
    }
  }

  private void stop() {
    code.compareAndSet(OPEN, 0);
    Thread.ofPlatform().daemon().name("stop-limit").start(this::haltAtLimit);
    bot().ifPresent(Launchbot::close);
    halt();
  }

  private Optional<Launchbot> bot() {
    try {
      return start.get(PATIENCE_WITH_START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      starting.interrupt();
      return start.join();
    } catch (ExecutionException | InterruptedException e) {
      return Optional.empty();
    }
  }

  private void haltAtLimit() {
    try {
      Thread.sleep(LIMIT);
      log.warn("Not everything has stopped in time; the next start puts it in order");
      halt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void halt() {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(Math.max(0, code.get()));
  }
}
