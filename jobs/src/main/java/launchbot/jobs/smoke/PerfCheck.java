package launchbot.jobs.smoke;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import launchbot.checklist.Evidence;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.jobs.site.Budget;
import launchbot.jobs.site.Findings;
import launchbot.jobs.site.Together;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.RouteSpeed;
import launchbot.probe.Spec;
import launchbot.probe.Timings;

/**
 * Measures named routes, shortly and gently. Options: {@code routes}, {@code requests} of each
 * (20), {@code at-once} (2), {@code headers}, one to a line, in which {@code ${secret.name}} may
 * stand.
 */
public final class PerfCheck implements Check {
  public static final String ROUTES = "routes";
  public static final String HEADERS = "headers";
  static final int MOST_REQUESTS = 50;
  static final int MOST_AT_ONCE = 4;
  private static final int REQUESTS = 20;
  private static final int AT_ONCE = 2;
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
  private static final int MOST_OF_A_BODY = 256 << 10;

  private final Fetcher fetcher;
  private final RouteSpeeds baselines;

  public PerfCheck(Fetcher fetcher, RouteSpeeds baselines) {
    this.fetcher = fetcher;
    this.baselines = baselines;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.PERF);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    if (Targets.url(spec.target()) instanceof Targets.Refused(String why)) {
      mistakes.add(why);
    }
    if (!spec.expect().isEmpty()) {
      mistakes.add(
          "A perf probe expects nothing in words: it holds what it measures against 500 ms and"
              + " its own baseline.");
    }
    mistakes.addAll(routes(spec).mistakes());
    if (number(spec, "requests", REQUESTS, MOST_REQUESTS) < Speed.ENOUGH) {
      mistakes.add("`requests` is a number from %d to %d.".formatted(Speed.ENOUGH, MOST_REQUESTS));
    }
    if (number(spec, "at-once", AT_ONCE, MOST_AT_ONCE) < 1) {
      mistakes.add("`at-once` is a number from 1 to %d.".formatted(MOST_AT_ONCE));
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    var redaction = new Redaction();
    List<Wanted.Header> headers;
    try {
      headers = headers(spec, new Variables(look.secrets(), redaction));
    } catch (Variables.Unknown e) {
      return Outcome.untestable("the variable %s has no value".formatted(e.name()));
    }
    if (!(Targets.url(spec.target()) instanceof Targets.Url(URI target))) {
      return Outcome.untestable("its target is no address");
    }
    Budget budget = Budget.of(look.timeout());
    List<Speed> speeds = new ArrayList<>();
    List<Routes.Route> routes = routes(spec).routes();
    for (int i = 0; i < routes.size(); i++) {
      Duration share = budget.left().dividedBy(routes.size() - i);
      speeds.add(measured(spec, target, routes.get(i), headers, share));
    }
    return judged(speeds, look, redaction);
  }

  private Speed measured(
      Spec spec, URI target, Routes.Route route, List<Wanted.Header> headers, Duration within) {
    Optional<URI> uri = Requests.uri(target, route.path());
    if (uri.isEmpty()) {
      return new Speed(route.toString(), List.of(), 1);
    }
    int requests = number(spec, "requests", REQUESTS, MOST_REQUESTS);
    int atOnce = number(spec, "at-once", AT_ONCE, MOST_AT_ONCE);
    Budget budget = Budget.of(within);
    List<Callable<Fetched>> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      all.add(() ->
          fetcher.fetch(
              new Wanted(
                  route.method(),
                  uri.get(),
                  headers,
                  new byte[0],
                  budget.atMost(ONE_ANSWER),
                  MOST_OF_A_BODY)));
    }
    List<Duration> took = new ArrayList<>();
    int failed = 0;
    for (Optional<Fetched> each : Together.run(all, atOnce, within)) {
      if (each.isEmpty()) {
        continue; // there was no time for it
      }
      if (each.get() instanceof Answered answer && answer.status() < 500) {
        took.add(Duration.of(answer.timings().total(), ChronoUnit.MICROS));
      } else {
        failed++;
      }
    }
    return new Speed(route.toString(), took, failed);
  }

  private Outcome judged(List<Speed> speeds, Look look, Redaction redaction) {
    Map<String, Duration> before = new HashMap<>();
    Long probe = look.probe();
    if (probe != null) {
      for (RouteSpeed each : baselines.of(look.workspace(), probe)) {
        Duration p95 = each.p95();
        if (p95 != null) {
          before.put(each.route(), p95);
        }
      }
    }
    Map<String, String> facts = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    List<RouteSpeed.Measured> measured = new ArrayList<>();
    for (Speed speed : speeds) {
      speed.against(before.get(speed.route())).ifPresent(findings::add);
      if (speed.measurable()) {
        Duration p95 = speed.percentile(95);
        measured.add(new RouteSpeed.Measured(speed.route(), p95, speed.took().size()));
        facts.put(
            speed.route(),
            "p50 %d ms, p95 %d ms, %d requests"
                .formatted(speed.percentile(50).toMillis(), p95.toMillis(), speed.took().size()));
      } else {
        facts.put(speed.route(), "only %d answers: not measurable".formatted(speed.took().size()));
      }
    }
    List<Finding> ranked = Findings.ranked(findings);
    Level level = Findings.level(ranked);
    boolean all = measured.size() == speeds.size();
    if (probe != null && !measured.isEmpty()) {
      boolean good = level == Level.UP && all;
      baselines.keep(look.workspace(), probe, measured, look.at(), good);
    }
    if (ranked.isEmpty() && !all) {
      level = Level.UNTESTABLE;
    }
    if (all) {
      Findings.prove(
          facts,
          "performance.measured",
          Evidence.Result.GREEN,
          "%d routes measured".formatted(measured.size()));
      Findings.prove(
          facts,
          "performance.baseline",
          ranked,
          "the p95 of %d routes is known".formatted(measured.size()));
    }
    String words =
        level == Level.UNTESTABLE
            ? "too few answers in time to measure anything"
            : Findings.words(ranked, "%d routes, all under 500 ms".formatted(speeds.size()));
    return new Outcome(
        level,
        level == Level.DOWN ? Phase.EXPECTATION : null,
        redaction.of(words),
        Timings.NONE,
        null,
        facts,
        ranked);
  }

  private static Routes routes(Spec spec) {
    return Routes.parse(spec.option(ROUTES).orElse(""));
  }

  private static List<Wanted.Header> headers(Spec spec, Variables variables)
      throws Variables.Unknown {
    List<Wanted.Header> headers = new ArrayList<>();
    for (String line : spec.option(HEADERS).orElse("").lines().limit(20).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(
            new Wanted.Header(
                line.substring(0, colon).strip(),
                variables.filled(line.substring(colon + 1).strip())));
      }
    }
    return headers;
  }

  /** 0 for what is no number in the bounds. */
  private static int number(Spec spec, String option, int usual, int most) {
    String said = spec.option(option).orElse(String.valueOf(usual)).strip();
    int number = said.matches("[0-9]{1,3}") ? Integer.parseInt(said) : 0;
    return number <= most ? number : 0;
  }
}
