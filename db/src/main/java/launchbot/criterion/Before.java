package launchbot.criterion;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it stood before a release, and who looks after it.
 *
 * @param failed the share of requests that failed, in per cent; null where it was not measurable
 * @param told whether programs tell of traffic at all
 */
public record Before(List<Smoke> smoke, List<Perf> perf, @Nullable Double failed, boolean told) {

  public Before {
    smoke = List.copyOf(smoke);
    perf = List.copyOf(perf);
  }

  /**
   * A smoke probe.
   *
   * @param down whether it failed already
   */
  public record Smoke(long probe, int number, String name, boolean down) {}

  /**
   * A perf probe.
   *
   * @param routes what 95 of 100 requests took at most when it was good, in milliseconds
   */
  public record Perf(long probe, int number, String name, Map<String, Double> routes) {
    public Perf {
      routes = Map.copyOf(routes);
    }
  }

  /** Whether nothing looks after it at all. */
  public boolean blind() {
    return smoke.isEmpty() && perf.isEmpty() && !told;
  }
}
