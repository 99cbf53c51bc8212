package launchbot.bot.chart;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.TimeZone;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/**
 * How charts look: as a phone shows them well, in colours of Okabe and Ito, which people of every
 * sight tell apart. AWT is loaded with this class, when the first chart is drawn.
 */
public final class Look {
  public static final Color BLUE = new Color(0, 114, 178);
  public static final Color ORANGE = new Color(230, 159, 0);
  public static final Color RED = new Color(213, 94, 0);
  public static final Color GREY = new Color(90, 90, 90);

  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;

  private Look() {}

  /**
   * An empty one over time.
   *
   * @param pattern of the times below it, as {@link java.text.SimpleDateFormat} has it
   */
  public static XYChart chart(String title, String unit, String pattern, ZoneId zone) {
    System.setProperty("java.awt.headless", "true");
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).yAxisTitle(unit).build();
    var style = chart.getStyler();
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotGridLinesColor(new Color(225, 225, 225));
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setDatePattern(pattern);
    style.setTimezone(TimeZone.getTimeZone(zone));
    style.setYAxisMin(0.0);
    style.setYAxisDecimalPattern("#,##0");
    style.setMarkerSize(10);
    style.setAxisTickLabelsFont(style.getAxisTickLabelsFont().deriveFont(15f));
    style.setLegendFont(style.getLegendFont().deriveFont(15f));
    style.setChartTitleFont(style.getChartTitleFont().deriveFont(18f));
    return chart;
  }

  /** As a PNG. */
  public static byte[] png(XYChart chart) {
    var out = new ByteArrayOutputStream();
    try {
      ChartEncoder.saveChart(chart, out, "PNG");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
