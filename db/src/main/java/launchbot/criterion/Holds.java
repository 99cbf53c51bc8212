package launchbot.criterion;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.probe.Length;
import org.jspecify.annotations.Nullable;

/** The end of a criterion: for how long, how often, how many of how many. */
final class Holds {
  /** With the first look that is bad. */
  private static final Hold ONCE = new Hold.Times(1);

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_TIMES = 20;
  private static final int MOST_OF = 32;

  private static final Pattern HOLD =
      Pattern.compile(
          " for (?<length>[0-9]{1,6} ?[a-z]{1,12})|,? (?<times>[0-9]{1,3}) ?(?:x|times)"
              + "| (?<word>once|twice)"
              + "|(?: in)? (?<bad>[0-9]{1,3}) (?:out )?of (?<of>[0-9]{1,3})"
              + "(?: (?<unit>looks?|minutes?|mins?))?",
          Pattern.CASE_INSENSITIVE);

  private Holds() {}

  /**
   * @param rest what follows the metric and its bound
   */
  static Criteria.Read read(Metric metric, @Nullable Bound bound, String rest) {
    if (rest.isBlank()) {
      return metric.traffic()
          ? new Criteria.Bad(
              "Say for how long it must be so, since one bad minute is none: `%s for 3m`, or `in 3"
                      .formatted(new Criterion(metric, bound, ONCE).text())
                  + " of 5 minutes`.")
          : new Criteria.Good(new Criterion(metric, bound, ONCE));
    }
    Matcher held = HOLD.matcher(rest);
    if (!held.matches()) {
      return new Criteria.Bad(
          "I can't read how long or how often it must be so: `for 3m`, `2x`, or `in 3 of 5"
              + " minutes`. "
              + Criteria.can());
    }
    if (held.group("length") != null) {
      return lasting(metric, bound, held.group("length"));
    }
    if (held.group("bad") != null) {
      return outOf(metric, bound, held);
    }
    int times =
        held.group("word") != null
            ? held.group("word").equalsIgnoreCase("once") ? 1 : 2
            : Integer.parseInt(held.group("times"));
    if (metric.traffic()) {
      return new Criteria.Bad(
          "Traffic is counted by the minute: `for 3m`, or `in 3 of 5 minutes`.");
    }
    return times < 1 || times > MOST_TIMES
        ? new Criteria.Bad(
            "It can be asked for 1 to %d looks in a row: `2x`.".formatted(MOST_TIMES))
        : new Criteria.Good(new Criterion(metric, bound, new Hold.Times(times)));
  }

  private static Criteria.Read lasting(Metric metric, @Nullable Bound bound, String typed) {
    Duration length = Length.of(typed).orElse(Duration.ZERO);
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST) > 0) {
      return new Criteria.Bad(
          "How long is a number and a unit, at most 24 hours: `for 3m`, `for 1h`.");
    }
    return metric.traffic() && length.toSeconds() % 60 != 0
        ? new Criteria.Bad("Traffic is counted by the minute, so say whole ones: `for 3m`.")
        : new Criteria.Good(new Criterion(metric, bound, new Hold.For(length)));
  }

  private static Criteria.Read outOf(Metric metric, @Nullable Bound bound, Matcher held) {
    int bad = Integer.parseInt(held.group("bad"));
    int of = Integer.parseInt(held.group("of"));
    if (bad < 1 || of < bad || of > MOST_OF) {
      return new Criteria.Bad(
          "So many of the last so many, at most %d: `in 3 of 5 minutes`.".formatted(MOST_OF));
    }
    String unit = held.group("unit");
    boolean minutes =
        metric.traffic() || (unit != null && unit.toLowerCase(Locale.ROOT).startsWith("m"));
    return new Criteria.Good(
        new Criterion(
            metric, bound, new Hold.OutOf(bad, of, minutes ? Hold.Unit.MINUTES : Hold.Unit.LOOKS)));
  }
}
