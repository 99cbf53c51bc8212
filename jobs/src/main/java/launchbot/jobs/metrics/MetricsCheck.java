package launchbot.jobs.metrics;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.errors.ErrorRules;
import launchbot.errors.ErrorTerms;
import launchbot.errors.Reading;
import launchbot.errors.ReadingStore;
import launchbot.errors.Traffic;
import launchbot.errors.TrafficStore;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.ledger.Ledger;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import org.jooq.DSLContext;

/**
 * Reads a Prometheus endpoint, and judges the error rate and the latency of the last minutes by
 * what has been added since the reading before.
 */
public final class MetricsCheck implements Check {
  /** The option that names a secret of the workspace, sent as a bearer token. */
  static final String BEARER = "bearer";

  private static final int OK = 200;
  private static final int SERIES = 2_000;

  /** What was added over a longer time says nothing of the last minutes. */
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private final Fetcher fetcher;
  private final Ledger ledger;

  public MetricsCheck(Fetcher fetcher, Ledger ledger) {
    this.fetcher = fetcher;
    this.ledger = ledger;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.METRICS);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    if (uri(spec).isEmpty()) {
      mistakes.add("Metrics are read at an address: `https://example.com/metrics`.");
    }
    for (String option : List.of(Wish.TOTAL, Wish.ERRORS, Wish.LATENCY)) {
      if (spec.option(option).isPresent() && spec.option(option).flatMap(Selector::of).isEmpty()) {
        mistakes.add(
            "`%s` names a series as Prometheus does: `http_requests_total{status=~\"5..\"}`."
                .formatted(option));
      }
    }
    if (spec.option(Wish.TOTAL).isEmpty() && spec.option(Wish.LATENCY).isEmpty()) {
      mistakes.add(
          "Say what to read: `total` names the counter of requests, `errors` that of failed ones,"
              + " `latency` a histogram.");
    }
    ErrorTerms.mistake(spec).ifPresent(mistakes::add);
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    Optional<URI> uri = uri(spec);
    if (uri.isEmpty()) {
      return Outcome.untestable("the address cannot be read");
    }
    return switch (fetcher.fetch(wanted(uri.get(), spec, look))) {
      case Fetched.Failed failed -> Outcome.down(failed.phase(), failed.why(), failed.timings());
      case Fetched.Answered answer when answer.status() != OK ->
          Outcome.down(
              Phase.EXPECTATION, "the answer was %d".formatted(answer.status()), answer.timings());
      case Fetched.Answered answer when answer.cut() ->
          Outcome.down(
              Phase.BODY,
              "there are more than %d KiB of metrics".formatted(Wanted.MOST / 1024),
              answer.timings());
      case Fetched.Answered answer -> read(spec, look, answer.text(), answer.timings());
    };
  }

  private Outcome read(Spec spec, Look look, String text, Timings timings) {
    Wish wish = Wish.of(spec);
    List<Series> series =
        MetricsText.read(text, wish::names, SERIES).stream().filter(wish::wants).toList();
    if (series.isEmpty()) {
      return Outcome.down(
          Phase.EXPECTATION, "none of the series that are wanted is there", timings);
    }
    String key = key(spec);
    return ledger.<Outcome>upkeep(
        look.workspace(),
        sql -> {
          Optional<Reading> before = ReadingStore.lock(sql, look.launch(), key);
          keep(sql, look, key, series);
          if (before.isEmpty()
              || Duration.between(before.get().at(), look.at()).compareTo(OLDEST) > 0) {
            return Outcome.untestable("the first reading: rates are known from the next on");
          }
          add(sql, look, key, wish.totals(grown(before.get().values(), series)));
          Instant minute = look.at().truncatedTo(ChronoUnit.MINUTES);
          Totals window =
              TrafficStore.totals(
                  sql,
                  look.launch(),
                  key,
                  minute.minus(ErrorTerms.WINDOW),
                  minute.plus(1, ChronoUnit.MINUTES));
          return ErrorRules.measured(window, ErrorTerms.of(spec), timings);
        });
  }

  private static void keep(DSLContext sql, Look look, String key, List<Series> series) {
    Map<String, Double> values = new HashMap<>();
    series.forEach(one -> values.put(one.key(), one.value()));
    ReadingStore.save(sql, look.workspace(), look.launch(), key, new Reading(look.at(), values));
  }

  private static void add(DSLContext sql, Look look, String key, Totals grown) {
    TrafficStore.add(
        sql,
        look.workspace(),
        look.launch(),
        key,
        List.of(
            new Traffic(
                look.at().truncatedTo(ChronoUnit.MINUTES),
                "",
                grown.requests(),
                grown.failed(),
                grown.timeouts(),
                grown.latency())));
  }

  /** One that is smaller than before began anew; one that is new began with nothing. */
  static List<Series> grown(Map<String, Double> before, List<Series> now) {
    return now.stream()
        .map(one -> {
          double old = before.getOrDefault(one.key(), 0.0);
          return new Series(
              one.name(), one.labels(), one.value() >= old ? one.value() - old : one.value());
        })
        .toList();
  }

  private static Wanted wanted(URI uri, Spec spec, Look look) {
    List<Wanted.Header> headers = new ArrayList<>();
    headers.add(new Wanted.Header("Accept", "text/plain;version=0.0.4"));
    spec.option(BEARER)
        .flatMap(look.secrets()::of)
        .ifPresent(token -> headers.add(new Wanted.Header("Authorization", "Bearer " + token)));
    return new Wanted("GET", uri, headers, new byte[0], look.timeout(), Wanted.MOST);
  }

  private static Optional<URI> uri(Spec spec) {
    try {
      URI uri = new URI(spec.target());
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The same place read in the same way, whichever probe does it. */
  static String key(Spec spec) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (spec.target() + new TreeMap<>(spec.options())).getBytes(StandardCharsets.UTF_8));
      return "metrics " + HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
