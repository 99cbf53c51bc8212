package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import launchbot.errors.Measure;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.ProbeStore;
import launchbot.probe.ResultStore;
import launchbot.probe.Seen;
import launchbot.probe.Uptime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a metric was in a time of the last two days, for charts. */
public final class Series {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Series() {}

  /**
   * One measurement.
   *
   * @param value in the unit of the metric's bound; 1 for a failure, 0 for none
   */
  public record Point(Instant at, double value) {}

  /** All of them in their order; what could not be measured is left out. */
  public static List<Point> of(
      DSLContext sql, long launch, Metric metric, Instant from, Instant to) {
    return switch (metric) {
      case Metric.ErrorRate() -> traffic(sql, launch, metric, from, to);
      case Metric.P95 _ -> {
        List<Point> minutes = traffic(sql, launch, metric, from, to);
        yield minutes.isEmpty() ? kept(sql, launch, metric, from, to) : minutes;
      }
      case Metric.Smoke() -> looks(sql, launch, Kind.SMOKE, 0, from, to);
      case Metric.Fails(int number) -> looks(sql, launch, null, number, from, to);
      case Metric.Reads _, Metric.Reading _ -> kept(sql, launch, metric, from, to);
    };
  }

  private static List<Point> traffic(
      DSLContext sql, long launch, Metric metric, Instant from, Instant to) {
    List<Point> points = new ArrayList<>();
    Instant at = from.truncatedTo(ChronoUnit.MINUTES);
    for (; at.plus(MINUTE).isBefore(to); at = at.plus(MINUTE)) {
      Measure measure = Gauge.measure(sql, launch, metric, at, at.plus(MINUTE));
      if (measure.value().isPresent()) {
        points.add(new Point(at.plus(MINUTE), measure.value().getAsDouble()));
      }
    }
    return points;
  }

  private static List<Point> looks(
      DSLContext sql, long launch, @Nullable Kind kind, int number, Instant from, Instant to) {
    return ProbeStore.everOfLaunch(sql, launch).stream()
        .filter(probe -> kind == null ? probe.number() == number : probe.kind() == kind)
        .flatMap(probe -> ResultStore.between(sql, probe.id(), new Uptime.Range(from, to)).stream())
        .filter(seen -> seen.level() != Level.UNTESTABLE)
        .sorted(Comparator.comparing(Seen::at))
        .map(seen -> new Point(seen.at(), seen.level() == Level.DOWN ? 1 : 0))
        .toList();
  }

  private static List<Point> kept(
      DSLContext sql, long launch, Metric metric, Instant from, Instant to) {
    String name = Evaluation.series(metric);
    return name == null
        ? List.of()
        : ReadingStore.since(sql, launch, name, from).stream()
            .filter(one -> !one.at().isAfter(to))
            .map(one -> new Point(one.at(), one.value()))
            .toList();
  }
}
