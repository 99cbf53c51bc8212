package launchbot.jobs.metrics;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import launchbot.errors.Buckets;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.probe.Spec;

/**
 * What is read of an endpoint, by the probe's options.
 *
 * @param total counts requests
 * @param errors counts those that failed
 * @param latency a histogram's buckets
 * @param scale what its bounds are multiplied by to be milliseconds
 */
record Wish(
    Optional<Selector> total, Optional<Selector> errors, Optional<Selector> latency, double scale) {
  static final String TOTAL = "total";
  static final String ERRORS = "errors";
  static final String LATENCY = "latency";
  private static final String BUCKET = "_bucket";
  private static final String BOUND = "le";

  /** Bounds are seconds, as Prometheus wants them, unless the name says milliseconds. */
  static Wish of(Spec spec) {
    Optional<Selector> latency = selector(spec, LATENCY);
    boolean millis =
        latency
            .map(Selector::name)
            .filter(name -> name.contains("_ms") || name.contains("milli"))
            .isPresent();
    return new Wish(
        selector(spec, TOTAL),
        selector(spec, ERRORS),
        latency.map(one -> one.name().endsWith(BUCKET) ? one : one.named(one.name() + BUCKET)),
        millis ? 1 : 1_000);
  }

  boolean names(String name) {
    return all().anyMatch(selector -> selector.name().equals(name));
  }

  boolean wants(Series series) {
    return all().anyMatch(selector -> selector.fits(series));
  }

  /**
   * What happened between two readings.
   *
   * @param grown by how much each series has grown
   */
  Totals totals(List<Series> grown) {
    SortedMap<Double, Long> cumulative = new TreeMap<>();
    double requests = 0;
    double failed = 0;
    for (Series series : grown) {
      requests += fits(total, series) ? series.value() : 0;
      failed += fits(errors, series) ? series.value() : 0;
      if (fits(latency, series)) {
        bound(series.labels().getOrDefault(BOUND, ""))
            .ifPresent(bound -> cumulative.merge(bound, Math.round(series.value()), Long::sum));
      }
    }
    Buckets buckets = Buckets.ofCumulative(cumulative);
    long all = total.isPresent() ? Math.round(requests) : buckets.total();
    return new Totals(all, Math.min(all, Math.round(failed)), 0, buckets);
  }

  private Optional<Double> bound(String text) {
    if (text.equals("+Inf")) {
      return Optional.of(Double.POSITIVE_INFINITY);
    }
    try {
      double bound = Double.parseDouble(text) * scale;
      return bound > 0 ? Optional.of(bound) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Stream<Selector> all() {
    return Stream.of(total, errors, latency).flatMap(Optional::stream);
  }

  private static boolean fits(Optional<Selector> selector, Series series) {
    return selector.filter(one -> one.fits(series)).isPresent();
  }

  private static Optional<Selector> selector(Spec spec, String option) {
    return spec.option(option).flatMap(Selector::of);
  }
}
