package launchbot.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import launchbot.incident.Sev;

/**
 * Incidents of some time, added up.
 *
 * @param counted those that figures are reckoned from, the newest first
 * @param falseAlarms those that turned out to be nothing, the newest first
 */
public record Summary(List<IncidentTimes> counted, List<IncidentTimes> falseAlarms) {

  public Summary {
    counted = List.copyOf(counted);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /** Of incidents without those merged into others, and without drills. */
  public static Summary of(Collection<IncidentTimes> all) {
    return new Summary(
        all.stream().filter(one -> !one.falseAlarm()).toList(),
        all.stream().filter(IncidentTimes::falseAlarm).toList());
  }

  /** Those of each severity that has any, the worst severity first. */
  public Map<Sev, List<IncidentTimes>> bySev() {
    Map<Sev, List<IncidentTimes>> bySev = new EnumMap<>(Sev.class);
    for (Sev sev : Sev.values()) {
      List<IncidentTimes> those =
          counted.stream().filter(one -> one.incident().sev() == sev).toList();
      if (!those.isEmpty()) {
        bySev.put(sev, those);
      }
    }
    return bySev;
  }

  /** Every figure of these, in their order. */
  public static List<Spread> spreads(Collection<IncidentTimes> some) {
    return Arrays.stream(Figure.values()).map(figure -> Spread.of(figure, some)).toList();
  }

  /** How many last. */
  public long open() {
    return counted.stream().filter(one -> one.over() == null).count();
  }

  /** How many others were merged into those that are counted. */
  public int merged() {
    return counted.stream().mapToInt(one -> one.merged().size()).sum();
  }
}
