package launchbot.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Puts work on something and measures how long each piece takes. */
final class Load {

  private Load() {}

  /** One worker's way of doing a piece of work, on a connection of its own. */
  interface Worker extends AutoCloseable {
    /** Whether it was done; what was refused is counted apart from what was done. */
    boolean work(Random random) throws Exception;

    @Override
    default void close() throws java.io.IOException {}
  }

  /** Makes a worker. */
  interface Workers {
    Worker hire() throws Exception;
  }

  /**
   * What was measured.
   *
   * @param perSecond pieces of work done a second
   * @param failed how many were not done
   * @param latency of those that were done, in microseconds
   */
  record Measured(double perSecond, long failed, Histogram latency) {
    double millis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  /** Each client sends its next request when it has the answer to the last one. */
  static Measured closed(Workers workers, int clients, Duration time) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    return run(
        workers,
        clients,
        time,
        (worker, random, tally) -> {
          while (System.nanoTime() < end) {
            long before = System.nanoTime();
            boolean done = worker.work(random);
            tally.add(done, System.nanoTime() - before);
          }
        });
  }

  /**
   * Requests come at a steady rate whether or not the earlier ones have been answered; latency
   * counts from the moment at which a request was due, so that a stall is not left out (coordinated
   * omission).
   */
  static Measured open(Workers workers, int clients, double perSecond, Duration time) {
    long start = System.nanoTime();
    long total = (long) (perSecond * time.toNanos() / 1e9);
    double gap = 1e9 / perSecond;
    var next = new AtomicLong();
    return run(
        workers,
        clients,
        time,
        (worker, random, tally) -> {
          for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
            long due = start + (long) (n * gap);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
              LockSupport.parkNanos(wait);
            }
            boolean done = worker.work(random);
            tally.add(done, System.nanoTime() - due);
          }
        });
  }

  private interface Shift {
    void work(Worker worker, Random random, Tally tally) throws Exception;
  }

  /** What one client counts. */
  private static final class Tally {
    private final Histogram latency = new Histogram(3);
    private long failed;

    void add(boolean done, long nanos) {
      if (done) {
        latency.recordValue(nanos / 1000);
      } else {
        failed++;
      }
    }
  }

  private static Measured run(Workers workers, int clients, Duration time, Shift shift) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Tally>> all = new ArrayList<>();
      long begun = System.nanoTime();
      for (int client = 0; client < clients; client++) {
        var random = new Random(client);
        all.add(
            threads.submit(() -> {
              var tally = new Tally();
              try (Worker worker = workers.hire()) {
                shift.work(worker, random, tally);
              }
              return tally;
            }));
      }
      var sum = new Histogram(3);
      long failed = 0;
      for (Future<Tally> one : all) {
        sum.add(one.get().latency);
        failed += one.get().failed;
      }
      double seconds = Math.max(System.nanoTime() - begun, time.toNanos()) / 1e9;
      return new Measured(sum.getTotalCount() / seconds, failed, sum);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load could not be carried", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
