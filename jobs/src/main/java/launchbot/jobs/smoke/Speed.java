package launchbot.jobs.smoke;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.probe.Finding;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How fast a route was.
 *
 * @param took each answer's time, from the quickest to the slowest
 * @param failed how many requests came to nothing, or to a 5xx
 */
record Speed(String route, List<Duration> took, int failed) {
  /** PLAYBOOK "Targets". */
  private static final Duration FINE = Duration.ofMillis(500);

  private static final Duration RED = Duration.ofMillis(800);

  /** Below it a 95th percentile says nothing. */
  static final int ENOUGH = 10;

  private static final double WORSE = 1.5;
  private static final Duration NOTICEABLE = Duration.ofMillis(50);

  Speed {
    took = took.stream().sorted().toList();
  }

  boolean measurable() {
    return took.size() >= ENOUGH;
  }

  /** So many of a hundred took at most that (nearest rank); only of a measurable one. */
  Duration percentile(int of) {
    return took.get(Math.max(0, (int) Math.ceil(took.size() * of / 100.0) - 1));
  }

  /**
   * What is wrong with it.
   *
   * @param baseline its 95th percentile when it was good; null where none is known
   */
  Optional<Finding> against(@Nullable Duration baseline) {
    if (failed > 0) {
      return Optional.of(
          new Finding(
              "perf.failing",
              Severity.HIGH,
              "%s failed %d times of %d".formatted(route, failed, failed + took.size()),
              "Users get an error even under a light load",
              "Look into the server's errors of that minute"));
    }
    if (!measurable()) {
      return Optional.empty();
    }
    Duration p95 = percentile(95);
    if (p95.compareTo(RED) > 0) {
      return Optional.of(
          new Finding(
              "perf.slow",
              Severity.HIGH,
              "%s takes %d ms at the 95th percentile, over %d ms"
                  .formatted(route, p95.toMillis(), RED.toMillis()),
              "One of twenty users waits that long, or longer",
              "Measure where the time goes: queries first, then calls to others"));
    }
    if (baseline != null && worse(p95, baseline)) {
      return Optional.of(
          new Finding(
              "perf.regression",
              Severity.MEDIUM,
              "%s takes %d ms at the 95th percentile; it was %d ms"
                  .formatted(route, p95.toMillis(), baseline.toMillis()),
              "It became slower for users, most likely with the last release",
              "Compare the last release with the one before; if that is how it has to be, accept"
                  + " it as the new baseline"));
    }
    return p95.compareTo(FINE) < 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "perf.slowish",
                Severity.MEDIUM,
                "%s takes %d ms at the 95th percentile; the target is under %d ms"
                    .formatted(route, p95.toMillis(), FINE.toMillis()),
                "One of twenty users notices the wait",
                "Measure where the time goes before it becomes worse"));
  }

  private static boolean worse(Duration now, Duration before) {
    return now.toNanos() > WORSE * before.toNanos() && now.minus(before).compareTo(NOTICEABLE) > 0;
  }
}
