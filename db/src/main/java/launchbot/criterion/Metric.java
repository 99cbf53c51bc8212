package launchbot.criterion;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a criterion looks at. */
public sealed interface Metric {
  /** The reading that needs no other word in front of it. */
  String DRIFT = "drift";

  /** The share of requests that failed, minute by minute, in per cent. */
  record ErrorRate() implements Metric {}

  /**
   * What 95 of 100 requests are quicker than, in milliseconds.
   *
   * @param route of what is asked: {@code GET /checkout}, {@code /checkout}; null for all together
   */
  record P95(@Nullable String route) implements Metric {}

  /** Whether a look of a smoke probe fails; of several, any of them. */
  record Smoke() implements Metric {}

  /** Whether a look of one probe fails, by the probe's number within the launch. */
  record Fails(int probe) implements Metric {}

  /** The number that a JSON probe reads, by the probe's number within the launch. */
  record Reads(int probe) implements Metric {}

  /**
   * A number that a JSON probe of that name reads or a person enters.
   *
   * @param name in lower case: {@code drift}, {@code orders-drift}
   */
  record Reading(String name) implements Metric {}

  /** Whether it is a number that is compared; otherwise it fails or it does not. */
  default boolean compared() {
    return switch (this) {
      case ErrorRate(), P95 _, Reads _, Reading _ -> true;
      case Smoke(), Fails _ -> false;
    };
  }

  /** Whether it is counted by the minute, from traffic that programs tell. */
  default boolean traffic() {
    return this instanceof ErrorRate || this instanceof P95;
  }

  /** As it is typed in front of the comparison. */
  default String text() {
    return switch (this) {
      case ErrorRate() -> "error rate";
      case P95(String route) -> route == null ? "p95" : "p95 of " + route;
      case Smoke() -> "smoke fails";
      case Fails(int probe) -> "probe %d fails".formatted(probe);
      case Reads(int probe) -> "probe %d reads".formatted(probe);
      case Reading(String name) -> name.equals(DRIFT) ? DRIFT : "reading " + name;
    };
  }

  /** A number of it as people read it: {@code 7.2 %}, {@code 812 ms}. */
  default String shown(double value) {
    return switch (this) {
      case ErrorRate() -> number(value) + " %";
      case P95 _ -> Math.round(value) + " ms";
      case Smoke(), Fails _ -> value > 0 ? "failing" : "passing";
      case Reads _, Reading _ -> number(value);
    };
  }

  private static String number(double value) {
    String text =
        Math.abs(value) >= 1e12
            ? String.valueOf(value)
            : String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.4f" : "%.2f", value);
    return text.indexOf('.') < 0 || text.indexOf('E') > 0
        ? text
        : text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }
}
