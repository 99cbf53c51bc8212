package launchbot.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of several measurements. */
final class Median {
  private Median() {}

  static <T> double of(List<T> all, ToDoubleFunction<T> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
