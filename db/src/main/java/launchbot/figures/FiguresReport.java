package launchbot.figures;

import java.util.List;
import java.util.Map;

/**
 * Everything that is said of a period.
 *
 * @param zone whose days these are: {@code Europe/Berlin}
 * @param rates by the id of the incident; of all in the summary
 * @param uptime by the order on the page; without a page by the name of the group
 */
public record FiguresReport(
    Period period,
    String zone,
    Summary summary,
    Map<Long, ErrorRates> rates,
    List<ComponentUptime> uptime) {

  public FiguresReport {
    rates = Map.copyOf(rates);
    uptime = List.copyOf(uptime);
  }

  public boolean nothing() {
    return summary.counted().isEmpty() && summary.falseAlarms().isEmpty();
  }
}
