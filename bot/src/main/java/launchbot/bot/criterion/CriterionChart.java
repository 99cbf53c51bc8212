package launchbot.bot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import launchbot.bot.chart.Look;
import launchbot.criterion.Bound;
import launchbot.criterion.Criteria;
import launchbot.criterion.Criterion;
import launchbot.criterion.Metric;
import launchbot.criterion.Series;
import org.jooq.DSLContext;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a criterion measured around the moment in which it came true, as a picture. */
public final class CriterionChart {
  private static final Duration BEFORE = Duration.ofMinutes(30);
  private static final Duration AFTER = Duration.ofMinutes(10);

  private CriterionChart() {}

  /**
   * A picture.
   *
   * @param png its bytes
   * @param alt what it shows, for those who do not see it; plain text
   */
  public record Picture(byte[] png, String alt) {}

  /**
   * Empty where there are not two points to draw, or where the text is no criterion (what was seen
   * after a release has no curve). Drawing takes up to a second: never with a transaction that
   * somebody waits for.
   *
   * @param text of the criterion
   * @param since when it began to be true
   * @param now nothing later is drawn
   */
  public static Optional<Picture> png(
      DSLContext sql, long launch, String text, Instant since, Instant now, ZoneId zone) {
    if (!(Criteria.read(text) instanceof Criteria.Good(Criterion criterion))) {
      return Optional.empty();
    }
    Instant end = since.plus(AFTER).isAfter(now) ? now : since.plus(AFTER);
    List<Series.Point> points =
        Series.of(sql, launch, criterion.metric(), since.minus(BEFORE), end);
    return points.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Picture(draw(criterion, points, since, end, zone), alt(criterion, points)));
  }

  private static byte[] draw(
      Criterion criterion, List<Series.Point> points, Instant since, Instant end, ZoneId zone) {
    XYChart chart = Look.chart(criterion.text(), unit(criterion.metric()), "HH:mm", zone);
    XYSeries line =
        chart.addSeries(
            "measured",
            points.stream().map(one -> Date.from(one.at())).toList(),
            points.stream().map(Series.Point::value).toList());
    line.setLineColor(Look.BLUE);
    line.setMarkerColor(Look.BLUE);
    line.setMarker(SeriesMarkers.CIRCLE);
    Date from = Date.from(points.getFirst().at().isBefore(since) ? points.getFirst().at() : since);
    Bound bound = criterion.bound();
    double limit = bound == null ? 1 : bound.number().doubleValue();
    XYSeries bar = chart.addSeries("bound", List.of(from, Date.from(end)), List.of(limit, limit));
    bar.setLineColor(Look.RED);
    bar.setMarker(SeriesMarkers.NONE);
    double top = Math.max(limit, points.stream().mapToDouble(Series.Point::value).max().orElse(1));
    XYSeries began =
        chart.addSeries(
            "since then", List.of(Date.from(since), Date.from(since)), List.of(0.0, top));
    began.setLineColor(Look.GREY);
    began.setMarker(SeriesMarkers.NONE);
    boolean below = points.stream().anyMatch(one -> one.value() < 0) || limit < 0;
    if (below) {
      chart
          .getStyler()
          .setYAxisMin(
              Math.min(limit, points.stream().mapToDouble(Series.Point::value).min().orElse(0)));
    }
    return Look.png(chart);
  }

  private static String unit(Metric metric) {
    return switch (metric) {
      case Metric.ErrorRate() -> "% of requests failed";
      case Metric.P95 _ -> "p95, ms";
      case Metric.Smoke(), Metric.Fails _ -> "1: failed";
      case Metric.Reads _, Metric.Reading _ -> metric.text();
    };
  }

  private static String alt(Criterion criterion, List<Series.Point> points) {
    double worst = points.stream().mapToDouble(Series.Point::value).max().orElse(0);
    return "%s: %d measurements, the highest %s, the last %s; the bound is %s."
        .formatted(
            criterion.text(),
            points.size(),
            criterion.metric().shown(worst),
            criterion.metric().shown(points.getLast().value()),
            criterion.limit().isEmpty() ? "a failure" : criterion.limit());
  }
}
