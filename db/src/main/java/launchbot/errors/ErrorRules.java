package launchbot.errors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.errors.ErrorFigures.Group;
import launchbot.errors.ErrorFigures.Sums;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Timings;

/** When errors are too many (PLAYBOOK "Targets" and "Probes"). */
public final class ErrorRules {
  /** So many 500s at one route within the window alarm where no totals tell of how many. */
  static final int REPEATED = 5;

  /** So many failed payment callbacks alarm. */
  static final int PAYMENTS = 2;

  /** Fewer than that are no spike, whatever there was before. */
  static final int SPIKE = 10;

  /** So many times what is usual, and so many standard deviations above it. */
  private static final int TIMES = 3;

  private static final long WINDOWS = ErrorTerms.BASELINE.dividedBy(ErrorTerms.WINDOW);

  private ErrorRules() {}

  /**
   * What a look at the error-rate probe says. Fewer than {@link ErrorTerms#LEAST} requests are not
   * measurable, never good; an alarm that only events have raised ends with a quiet window.
   *
   * @param alarmed whether the look before raised an alarm
   */
  public static Outcome judge(ErrorFigures figures, ErrorTerms terms, boolean alarmed) {
    List<String> alarms = alarms(figures, terms);
    Map<String, String> facts = facts(figures);
    if (!alarms.isEmpty()) {
      return outcome(Level.DOWN, String.join("; ", alarms), facts);
    }
    Totals traffic = figures.traffic();
    if (!traffic.measurable()) {
      return alarmed
          ? outcome(
              Level.UP,
              "no alarming errors for 5 min; the rate itself is not measurable, %s"
                  .formatted(samples(traffic)),
              facts)
          : outcome(Level.UNTESTABLE, "not measurable: " + samples(traffic), facts);
    }
    return latency(traffic, terms, Timings.NONE, facts);
  }

  /** The same for traffic alone, of which nothing else is known. */
  public static Outcome measured(Totals traffic, ErrorTerms terms, Timings timings) {
    if (!traffic.measurable()) {
      return Outcome.untestable("not measurable: " + samples(traffic));
    }
    return traffic.rate() >= terms.rate()
        ? new Outcome(Level.DOWN, null, tooMany(traffic, terms), timings, null, Map.of(), List.of())
        : latency(traffic, terms, timings, Map.of());
  }

  private static Outcome latency(
      Totals traffic, ErrorTerms terms, Timings timings, Map<String, String> facts) {
    var p95 = traffic.latency().quantile(0.95);
    String rate = "error rate %s over 5 min (%s)".formatted(percent(traffic.rate()), of(traffic));
    boolean slow = p95.isPresent() && p95.getAsDouble() > terms.p95().toMillis();
    String words =
        slow
            ? "95 of 100 requests take up to %.0f ms, more than %d ms; %s"
                .formatted(p95.getAsDouble(), terms.p95().toMillis(), rate)
            : rate;
    return new Outcome(
        slow ? Level.DEGRADED : Level.UP, null, words, timings, null, facts, List.of());
  }

  private static String tooMany(Totals traffic, ErrorTerms terms) {
    return "error rate %s over 5 min (%s), the limit is %s"
        .formatted(percent(traffic.rate()), of(traffic), percent(terms.rate()));
  }

  /** Every rule that is broken, the one that says most first. */
  static List<String> alarms(ErrorFigures figures, ErrorTerms terms) {
    List<String> alarms = new ArrayList<>();
    Totals traffic = figures.traffic();
    boolean rate = traffic.measurable() && traffic.rate() >= terms.rate();
    if (rate) {
      alarms.add(tooMany(traffic, terms));
    }
    if (figures.payments() >= PAYMENTS) {
      alarms.add("%d failed payment callbacks in 15 min".formatted(figures.payments()));
    }
    Sums now = figures.sums();
    Sums earlier = figures.earlier();
    // A rate that is too high has said it.
    if (!rate) {
      spike("server errors", now.server(), earlier.server()).ifPresent(alarms::add);
    }
    spike("timeouts", now.timeouts(), earlier.timeouts()).ifPresent(alarms::add);
    spike("failed sign-ins", now.auth(), earlier.auth()).ifPresent(alarms::add);
    if (alarms.isEmpty() && !traffic.measurable()) {
      repeated(figures.groups()).ifPresent(alarms::add);
    }
    return alarms;
  }

  /**
   * Against the same launch: the mean of the twelve windows of the hour before. At least {@link
   * #SPIKE}, at least three times the mean, and more than three standard deviations above it, where
   * counts spread as Poisson's do.
   *
   * @param earlier the sum of the hour before
   */
  static Optional<String> spike(String what, long now, long earlier) {
    double mean = (double) earlier / WINDOWS;
    boolean spike = now >= SPIKE && now >= TIMES * mean && now > mean + TIMES * Math.sqrt(mean);
    return spike
        ? Optional.of(
            "%d %s in 5 min, usually %s".formatted(now, what, mean < 0.05 ? "none" : number(mean)))
        : Optional.empty();
  }

  private static Optional<String> repeated(List<Group> groups) {
    return groups.stream()
        .filter(group -> group.server() >= REPEATED)
        .findFirst()
        .map(group ->
            "%d server errors on %s in 5 min".formatted(group.server(), place(group.route())));
  }

  /** As a number is said of a share: {@code 0.25 %}. */
  public static String percent(double share) {
    return number(share * 100) + " %";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith("00")
        ? text.substring(0, text.length() - 3)
        : text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
  }

  /** As people read a place that may have no name. */
  public static String place(String route) {
    return route.isEmpty() ? "an unnamed route" : route;
  }

  private static String of(Totals traffic) {
    return "%d of %d requests".formatted(traffic.failed(), traffic.requests());
  }

  private static String samples(Totals traffic) {
    return traffic.requests() == 0
        ? "no totals arrived in 5 min"
        : "%d requests in 5 min, at least %d are needed"
            .formatted(traffic.requests(), ErrorTerms.LEAST);
  }

  private static Map<String, String> facts(ErrorFigures figures) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (figures.people() > 0) {
      facts.put("affected users", String.valueOf(figures.people()));
    }
    figures.groups().stream()
        .findFirst()
        .ifPresent(group ->
            facts.put(
                "most errors",
                "%s, %s (%d)".formatted(place(group.route()), group.kind(), group.events())));
    return facts;
  }

  private static Outcome outcome(Level level, String words, Map<String, String> facts) {
    return new Outcome(level, null, words, Timings.NONE, null, facts, List.of());
  }
}
