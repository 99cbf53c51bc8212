package launchbot.jobs.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.probe.Look;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.RouteSpeed;
import launchbot.probe.Spec;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes are measured gently, and held against the target and what they were. */
class PerfTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final BadServer server = BadServer.start();
  private final Kept kept = new Kept();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "100, -, -",
        "499, -, -",
        "500, -, medium perf.slowish",
        "800, -, medium perf.slowish",
        "801, -, high perf.slow",
        "100, 60, -",
        "100, 40, medium perf.regression",
        "149, 100, -",
        "151, 100, medium perf.regression",
        "900, 100, high perf.slow",
        "100, 200, -",
        "90, 45, -"
      })
  void aRouteIsHeldAgainstItsTargetAndItsBaseline(int millis, Integer baseline, String expected) {
    var speed = new Speed("GET /", times(20, millis), 0);
    Optional<Finding> finding =
        speed.against(baseline == null ? null : Duration.ofMillis(baseline));
    assertThat(finding.map(one -> one.severity().key() + " " + one.rule()))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    List<Duration> took = new ArrayList<>();
    for (int i = 20; i >= 1; i--) {
      took.add(Duration.ofMillis(i));
    }
    var speed = new Speed("GET /", took, 0);
    assertThat(speed.percentile(50)).isEqualTo(Duration.ofMillis(10));
    assertThat(speed.percentile(95)).isEqualTo(Duration.ofMillis(19));
    assertThat(new Speed("GET /", times(9, 900), 0).against(null)).isEmpty();
    assertThat(new Speed("GET /", times(9, 10), 1).against(null)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''             | A perf probe needs routes
          GET            | Line 1 of the routes
          POST /a        | Line 1 of the routes
          GET a          | Line 1 of the routes
          GET /a b       | Line 1 of the routes
          """)
  void routesAreReadWithTheirMistakes(String lines, String expected) {
    assertThat(Routes.parse(lines).mistakes().getFirst()).startsWith(expected);
  }

  @Test
  void aFirstGoodRunIsKept() {
    server.answer("/a", 200, "fine").answer("/b", 404, "none");
    Outcome outcome = run("GET /a\nHEAD /b", Map.of("requests", "12", "at-once", "4"));
    assertThat(outcome.words()).isEqualTo("2 routes, all under 500 ms");
    assertThat(outcome.facts().get("GET /a")).matches("p50 \\d+ ms, p95 \\d+ ms, 12 requests");
    assertThat(outcome.facts().get("proves performance.measured")).startsWith("green: ");
    assertThat(server.asked()).hasSize(24);
    assertThat(kept.good).isTrue();
    assertThat(kept.measured)
        .extracting(RouteSpeed.Measured::route)
        .containsExactly("GET /a", "HEAD /b");
  }

  @Test
  void aRouteThatFailsIsDownAndNoBaseline() {
    server.answer("/a", 500, "broken");
    Outcome outcome = run("GET /a", Map.of());
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.words()).isEqualTo("GET /a failed 20 times of 20");
    assertThat(kept.good).isFalse();
  }

  @Test
  void aRouteThatHangsIsMeasuredForItsShareOnly() {
    server.on("/a", BadActs.hang()).answer("/b", 200, "fine");
    long begin = System.nanoTime();
    Outcome outcome = run("GET /a\nGET /b", Map.of());
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    assertThat(outcome.level()).isNotEqualTo(Level.UP);
    assertThat(outcome.facts().get("GET /b")).startsWith("p50 ");
  }

  @Test
  void notMoreThanIsAskedForAtOnce() {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    server.on(
        "/a",
        (_, line) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.sleep(5);
          now.decrementAndGet();
          line.say(BadServer.answer(200, "fine"));
        });
    run("GET /a", Map.of("at-once", "3"));
    assertThat(most.get()).isBetween(1, 3);
    var check =
        new PerfCheck(
            _ -> {
              throw new AssertionError();
            },
            kept);
    for (Map<String, String> options :
        List.of(Map.of("at-once", "5"), Map.of("requests", "51"), Map.of("requests", "x"))) {
      assertThat(check.mistakes(spec("GET /a", options))).hasSize(1);
    }
  }

  private Outcome run(String routes, Map<String, String> options) {
    var fetcher = HttpFetcher.of((_, _) -> new DnsAnswer.NoSuchName(), new Guard(true), () -> NOW);
    var check = new PerfCheck(fetcher, kept);
    Spec spec = spec(routes, options);
    assertThat(check.mistakes(spec)).isEmpty();
    return check.look(spec, new Look("T1", 1, 7L, NOW, Duration.ofSeconds(3), Look.Secrets.NONE));
  }

  private Spec spec(String routes, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put(PerfCheck.ROUTES, routes);
    return new Spec(Kind.PERF, server.at("").toString(), List.of(), all);
  }

  private static List<Duration> times(int count, int millis) {
    return Stream.generate(() -> Duration.ofMillis(millis)).limit(count).toList();
  }

  private static final class Kept implements RouteSpeeds {
    private List<RouteSpeed.Measured> measured = List.of();
    private boolean good;

    @Override
    public List<RouteSpeed> of(String workspace, long probe) {
      return List.of();
    }

    @Override
    public void keep(
        String workspace,
        long probe,
        List<RouteSpeed.Measured> newest,
        Instant at,
        boolean isGood) {
      measured = newest;
      good = isGood;
    }
  }
}
