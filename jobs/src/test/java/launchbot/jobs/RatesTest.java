package launchbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  @Test
  void whatThrowsRunsAgain() {
    var runs = new AtomicInteger();
    Runnable throwing =
        () -> {
          if (runs.incrementAndGet() % 2 == 0) {
            throw new StackOverflowError("an error, for a change");
          }
          throw new IllegalStateException("a bug");
        };
    try (var rates = Rates.start(List.of(new Rate("throws", OFTEN, throwing)))) {
      Awaitility.await().until(() -> runs.get() >= 5);
      assertThat(rates.sinceLastRun()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void runsNeverOverlapAndOthersGoOn() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var slowRuns = new AtomicInteger();
    var quickRuns = new AtomicInteger();
    var slow =
        new Rate(
            "slow",
            OFTEN,
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              pause(150);
              running.decrementAndGet();
              slowRuns.incrementAndGet();
            });
    var quick = new Rate("quick", OFTEN, quickRuns::incrementAndGet);
    try (var rates = Rates.start(List.of(slow, quick))) {
      Awaitility.await().until(() -> slowRuns.get() >= 4);
      assertThat(rates.sinceLastRun()).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(most.get()).isEqualTo(1);
    assertThat(quickRuns.get()).isGreaterThan(slowRuns.get());
  }

  @Test
  void closingWaitsForWhatRunsAndStartsNothingMore() throws Exception {
    var started = new CountDownLatch(1);
    var finished = new AtomicBoolean();
    var runs = new AtomicInteger();
    var rate =
        new Rate(
            "long",
            OFTEN,
            () -> {
              runs.incrementAndGet();
              started.countDown();
              pause(500);
              finished.set(true);
            });
    var rates = Rates.start(List.of(rate));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    rates.close();
    assertThat(finished).isTrue();
    int then = runs.get();
    pause(100);
    assertThat(runs.get()).isEqualTo(then);
  }

  @Test
  void noRatesAtAllIsFine() {
    Rates.start(List.of()).close();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
