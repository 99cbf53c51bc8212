package launchbot.criterion;

import org.jspecify.annotations.Nullable;

/**
 * A measured criterion of a rollback.
 *
 * @param bound what a number is compared with; null where something fails or does not
 */
public record Criterion(Metric metric, @Nullable Bound bound, Hold hold) {

  /** The one way to write it; {@link Criteria#read} reads it back. */
  public String text() {
    return metric.text() + comparison() + hold.text(bound != null);
  }

  /** The bound as people read it, with its unit: {@code >= 5%}; empty where there is none. */
  public String limit() {
    return comparison().strip();
  }

  /** Whether that number is bad; of what fails, 1 is a failure and 0 is none. */
  public boolean broken(double value) {
    return bound == null ? value > 0 : bound.broken(value);
  }

  private String comparison() {
    return bound == null
        ? ""
        : " %s %s%s".formatted(bound.how().word(), bound.number().toPlainString(), unit());
  }

  private String unit() {
    return switch (metric) {
      case Metric.ErrorRate() -> "%";
      case Metric.P95 _ -> "ms";
      case Metric.Smoke(), Metric.Fails _, Metric.Reads _, Metric.Reading _ -> "";
    };
  }
}
