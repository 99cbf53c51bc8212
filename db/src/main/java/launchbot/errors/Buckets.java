package launchbot.errors;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things took: how many took longer than the bound before and at most this many
 * milliseconds, by that number; the last may be infinite.
 */
public record Buckets(SortedMap<Double, Long> counts) {
  public static final Buckets NONE = new Buckets(new TreeMap<>());

  public Buckets {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** From counts that each include those of the smaller bounds, as Prometheus has them. */
  public static Buckets ofCumulative(SortedMap<Double, Long> cumulative) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    long before = 0;
    for (Map.Entry<Double, Long> one : cumulative.entrySet()) {
      counts.put(one.getKey(), Math.max(0, one.getValue() - before));
      before = Math.max(before, one.getValue());
    }
    return new Buckets(counts);
  }

  public Buckets plus(Buckets other) {
    SortedMap<Double, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
    return new Buckets(sum);
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The quantile in milliseconds, evenly spread within its bucket as Prometheus does it; beyond the
   * largest finite bound that bound. Empty where nothing was counted.
   *
   * @param q from 0 to 1
   */
  public OptionalDouble quantile(double q) {
    double rank = q * total();
    if (total() == 0) {
      return OptionalDouble.empty();
    }
    double below = 0;
    double lower = 0;
    for (Map.Entry<Double, Long> one : counts.entrySet()) {
      double bound = one.getKey();
      if (below + one.getValue() >= rank && one.getValue() > 0) {
        return OptionalDouble.of(
            Double.isInfinite(bound)
                ? lower
                : lower + (bound - lower) * (rank - below) / one.getValue());
      }
      below += one.getValue();
      lower = Double.isInfinite(bound) ? lower : bound;
    }
    return OptionalDouble.of(lower);
  }
}
