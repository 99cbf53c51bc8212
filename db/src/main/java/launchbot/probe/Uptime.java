package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How long a probe stood how. Maintenance, and time in which nobody could look, count neither as up
 * nor as down.
 *
 * @param outages how often it was down
 */
public record Uptime(
    Duration up,
    Duration degraded,
    Duration down,
    Duration unknown,
    Duration maintenance,
    int outages) {
  public static final Uptime NONE =
      new Uptime(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

  /** From an instant until another one, which is later. */
  public record Range(Instant from, Instant until) {
    Duration length() {
      return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
    }

    Range within(Range other) {
      return new Range(
          from.isAfter(other.from) ? from : other.from,
          until.isBefore(other.until) ? until : other.until);
    }
  }

  /** From 0 to 1, degraded being up; empty where nothing is known. */
  public OptionalDouble share() {
    Duration known = up.plus(degraded).plus(down);
    return known.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) up.plus(degraded).toMillis() / known.toMillis());
  }

  /** Never 100 % of what was not: rounded down, to as many digits as people compare. */
  public static String percent(double share) {
    double floored = Math.floor(share * 100_000) / 1_000;
    return floored == 100
        ? "100 %"
        : String.format(Locale.ROOT, floored >= 99 ? "%.3f %%" : "%.1f %%", floored);
  }

  /**
   * What several probes look at works as well as the worst of them says; {@link #NONE} where there
   * are none.
   */
  public static Uptime worst(Collection<Uptime> probes) {
    return probes.stream()
        .filter(one -> one.share().isPresent())
        .min(
            Comparator.comparingDouble((Uptime one) -> one.share().orElse(1))
                .thenComparing(Uptime::degraded, Comparator.reverseOrder()))
        .or(() -> probes.stream().max(Comparator.comparing(Uptime::maintenance)))
        .orElse(NONE);
  }

  public Uptime plus(Uptime other) {
    return new Uptime(
        up.plus(other.up),
        degraded.plus(other.degraded),
        down.plus(other.down),
        unknown.plus(other.unknown),
        maintenance.plus(other.maintenance),
        outages + other.outages);
  }

  /**
   * @param spans that do not overlap, in any order; what lies outside of the range does not count
   * @param maintenance may overlap
   */
  public static Uptime of(Range range, Collection<Span> spans, Collection<Range> maintenance) {
    List<Range> excepted =
        maintenance.stream()
            .map(one -> one.within(range))
            .filter(one -> !one.length().isZero())
            .sorted(Comparator.comparing(Range::from))
            .toList();
    Uptime sum = NONE;
    Duration known = Duration.ZERO;
    for (Span span : spans) {
      Range whole = new Range(span.since(), span.until()).within(range);
      if (whole.length().isZero()) {
        continue;
      }
      Duration out = overlap(whole, excepted);
      Duration counted = whole.length().minus(out);
      known = known.plus(whole.length());
      sum = sum.plus(of(span.stand(), counted, out));
    }
    // Before it was made it was not watched either.
    return sum.plus(of(WatchState.UNKNOWN, range.length().minus(known), Duration.ZERO));
  }

  private static Uptime of(WatchState stand, Duration counted, Duration out) {
    Duration none = Duration.ZERO;
    return switch (stand) {
      case UP -> new Uptime(counted, none, none, none, out, 0);
      case DEGRADED -> new Uptime(none, counted, none, none, out, 0);
      case DOWN -> new Uptime(none, none, counted, none, out, counted.isZero() ? 0 : 1);
      case UNKNOWN, PENDING -> new Uptime(none, none, none, counted, out, 0);
    };
  }

  /** How much of it lies in any of them, which come by their beginning. */
  private static Duration overlap(Range whole, List<Range> excepted) {
    Duration sum = Duration.ZERO;
    Instant from = whole.from();
    for (Range one : excepted) {
      Range part = one.within(new Range(from, whole.until()));
      if (!part.length().isZero()) {
        sum = sum.plus(part.length());
        from = part.until();
      }
    }
    return sum;
  }
}
