package launchbot.bot.figures;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.chart.Look;
import launchbot.figures.Figure;
import launchbot.figures.FiguresReport;
import launchbot.figures.IncidentTimes;
import launchbot.figures.Spread;
import launchbot.incident.Sev;
import launchbot.jobs.alarm.AlarmText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How long each incident of a period took until it was over, as a picture: a mark of its own for
 * each severity, so that it is read in grey as well.
 */
final class FiguresChart {
  private static final Duration LONG = Duration.ofHours(3);

  private FiguresChart() {}

  /** Whether there is enough to see anything. */
  static boolean worthIt(FiguresReport report) {
    return resolved(report.summary().counted()).size() >= 2;
  }

  /**
   * @return a PNG
   */
  static byte[] png(FiguresReport report, ZoneId zone) {
    boolean hours =
        resolved(report.summary().counted()).stream()
            .anyMatch(one -> length(one).compareTo(LONG) > 0);
    XYChart chart =
        Look.chart(
            "Time to resolve, " + report.period().name(),
            hours ? "hours" : "minutes",
            "d MMM",
            zone);
    report.summary().bySev().forEach((sev, some) -> marks(chart, sev, resolved(some), hours));
    chart.getStyler().setXAxisMin((double) report.period().from(zone).toEpochMilli());
    chart.getStyler().setXAxisMax((double) report.period().until(zone).toEpochMilli());
    return Look.png(chart);
  }

  /** What the picture shows, for those who do not see it. */
  static String alt(FiguresReport report) {
    String severities =
        report.summary().bySev().entrySet().stream()
            .map(entry -> words(entry.getKey(), Spread.of(Figure.RESOLVE, entry.getValue())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return "Time to resolve of each incident, %s. %s".formatted(report.period().name(), severities);
  }

  private static Optional<String> words(Sev sev, Spread spread) {
    return spread
        .worst()
        .map(worst ->
            "%s: %d, median %s, the longest %s (#%d)."
                .formatted(
                    sev.key(),
                    spread.known().size(),
                    AlarmText.lasted(spread.median().orElseThrow()),
                    AlarmText.lasted(length(worst)),
                    worst.incident().number()));
  }

  private static void marks(XYChart chart, Sev sev, List<IncidentTimes> some, boolean hours) {
    if (some.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            sev.key(),
            some.stream().map(one -> Date.from(began(one))).toList(),
            some.stream().map(one -> length(one).toSeconds() / (hours ? 3_600.0 : 60.0)).toList());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(marker(sev));
    series.setMarkerColor(color(sev));
  }

  private static Marker marker(Sev sev) {
    return switch (sev) {
      case SEV1 -> SeriesMarkers.DIAMOND;
      case SEV2 -> SeriesMarkers.TRIANGLE_UP;
      case SEV3 -> SeriesMarkers.CIRCLE;
    };
  }

  private static Color color(Sev sev) {
    return switch (sev) {
      case SEV1 -> Look.RED;
      case SEV2 -> Look.ORANGE;
      case SEV3 -> Look.BLUE;
    };
  }

  private static List<IncidentTimes> resolved(List<IncidentTimes> all) {
    return all.stream().filter(one -> one.length(Figure.RESOLVE).isPresent()).toList();
  }

  private static Instant began(IncidentTimes one) {
    return one.incident().began().at();
  }

  private static Duration length(IncidentTimes one) {
    return one.length(Figure.RESOLVE).orElseThrow();
  }
}
