package launchbot.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import launchbot.errors.Measure;
import launchbot.errors.RateStore;

/**
 * The share of requests that failed, from 0 to 1, around an incident.
 *
 * @param before in the hour before it began
 * @param during from then until it was over, or until now
 * @param after in the hour after it
 */
public record ErrorRates(Measure before, Measure during, Measure after) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Whether anything can be said at all. */
  public boolean measurable() {
    return before.measurable() || during.measurable() || after.measurable();
  }

  /** What has to be asked, three spans for each incident; what has not come yet is empty. */
  static List<RateStore.Span> spans(List<IncidentTimes> all, Instant now) {
    return all.stream().flatMap(one -> spans(one, now)).toList();
  }

  /** By the id of the incident. */
  static Map<Long, ErrorRates> of(List<IncidentTimes> all, List<Measure> measures) {
    Map<Long, ErrorRates> rates = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      rates.put(
          all.get(i).incident().id(),
          new ErrorRates(measures.get(3 * i), measures.get(3 * i + 1), measures.get(3 * i + 2)));
    }
    return rates;
  }

  private static Stream<RateStore.Span> spans(IncidentTimes one, Instant now) {
    Instant over = one.over();
    Instant end = over == null ? now : over;
    Instant later = end.plus(HOUR);
    return Stream.of(
        new RateStore.Span(one.began().minus(HOUR), one.began()),
        new RateStore.Span(one.began(), end),
        new RateStore.Span(end, over == null ? end : later.isBefore(now) ? later : now));
  }
}
