package launchbot.bot.probe;

import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import launchbot.bot.chart.Look;
import launchbot.probe.ResultStore;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The last day of a probe as a picture: p50, p95, failures and the target. Lines differ in stroke
 * and marks as well as in colour.
 */
final class Chart {
  /** How much of the past is drawn, and in which steps. */
  enum Window {
    DAY(Duration.ofHours(24), Duration.ofMinutes(15), "last 24 hours"),

    /** A new probe has a chart as soon as it has looked a few times. */
    HOUR(Duration.ofHours(1), Duration.ofSeconds(15), "last hour");

    final Duration range;
    final Duration step;
    final String words;

    Window(Duration range, Duration step, String words) {
      this.range = range;
      this.step = step;
      this.words = words;
    }
  }

  /** From here on an answer is slow (PROBES "Detection"). */
  static final int TARGET = 800;

  private Chart() {}

  /** Whether there is enough to draw a line. */
  static boolean worthIt(List<ResultStore.Step> steps) {
    return steps.stream().filter(step -> step.latency().count() > 0).count() >= 2;
  }

  /**
   * @param steps of a {@link Window}, oldest first, those without a look left out
   * @return a PNG
   */
  static byte[] png(String title, List<ResultStore.Step> steps, ZoneId zone) {
    XYChart chart = Look.chart(title, "milliseconds", "HH:mm", zone);
    List<ResultStore.Step> measured =
        steps.stream().filter(step -> step.latency().count() > 0).toList();
    List<Date> times = measured.stream().map(step -> Date.from(step.from())).toList();
    line(chart, "half are quicker (p50)", times, percentile(measured, 50), Look.BLUE, 3f);
    line(chart, "19 of 20 are quicker (p95)", times, percentile(measured, 95), Look.ORANGE, 3f);
    List<ResultStore.Step> failed = steps.stream().filter(step -> step.failed() > 0).toList();
    if (!failed.isEmpty()) {
      marks(chart, failed);
    }
    target(chart, steps);
    return Look.png(chart);
  }

  private static void line(
      XYChart chart, String name, List<Date> times, List<Double> values, Color color, float width) {
    XYSeries series = chart.addSeries(name, times, values);
    series.setLineColor(color);
    series.setLineWidth(width);
    series.setMarker(SeriesMarkers.NONE);
  }

  /** On the ground, where no line hides them. */
  private static void marks(XYChart chart, List<ResultStore.Step> failed) {
    XYSeries series =
        chart.addSeries(
            "failed",
            failed.stream().map(step -> Date.from(step.from())).toList(),
            failed.stream().map(_ -> 0.0).toList());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.DIAMOND);
    series.setMarkerColor(Look.RED);
  }

  private static void target(XYChart chart, List<ResultStore.Step> steps) {
    Instant first = steps.getFirst().from();
    Instant last = steps.getLast().from();
    XYSeries series =
        chart.addSeries(
            "slow from %d ms".formatted(TARGET),
            List.of(Date.from(first), Date.from(last)),
            List.of((double) TARGET, (double) TARGET));
    series.setLineColor(Look.GREY);
    series.setLineStyle(
        new BasicStroke(
            2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {8f}, 0f));
    series.setMarker(SeriesMarkers.NONE);
  }

  private static List<Double> percentile(List<ResultStore.Step> measured, int percent) {
    Function<ResultStore.Step, OptionalLong> value = step -> step.latency().percentile(percent);
    return measured.stream().map(step -> value.apply(step).orElse(0) / 1_000.0).toList();
  }
}
