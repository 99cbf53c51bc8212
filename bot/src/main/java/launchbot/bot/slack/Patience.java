package launchbot.bot.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Slack something on the way, without letting a slow Slack use up the three seconds in which
 * Slack wants its own answer.
 */
public final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private Patience() {}

  /** The answer, if it comes in time and without an error. */
  public static <T> Optional<T> ask(String what, Callable<Optional<T>> question) {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().start(task);
    try {
      return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It goes on asking: what is learnt late serves the next request.
      log.warn("Slack is too slow to say {}", what);
    } catch (ExecutionException e) {
      log.warn("Slack cannot say {}: {}", what, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
