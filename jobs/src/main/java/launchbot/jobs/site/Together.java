package launchbot.jobs.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does several things at once, on virtual threads, and not for longer than is given. */
public final class Together {
  private Together() {}

  /**
   * What came of each, in their order; empty for one that did not end in time.
   *
   * @param atOnce how many are under way at any moment
   * @throws IllegalStateException with the cause, when one of them threw
   */
  public static <T> List<Optional<T>> run(List<Callable<T>> all, int atOnce, Duration within) {
    var places = new Semaphore(atOnce);
    List<Callable<T>> waiting = all.stream().map(one -> in(places, one)).toList();
    List<Optional<T>> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> each : threads.invokeAll(waiting, within.toMillis(), TimeUnit.MILLISECONDS)) {
        results.add(result(each));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      while (results.size() < all.size()) {
        results.add(Optional.empty());
      }
    }
    return results;
  }

  private static <T> Callable<T> in(Semaphore places, Callable<T> work) {
    return () -> {
      places.acquire();
      try {
        return work.call();
      } finally {
        places.release();
      }
    };
  }

  private static <T> Optional<T> result(Future<T> ended) throws InterruptedException {
    try {
      return Optional.of(ended.get());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("work of several at once failed", e.getCause());
    }
  }
}
