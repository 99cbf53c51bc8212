package launchbot.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.probe.Kind;
import launchbot.probe.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {
  private static final String TEXT =
      """
      # HELP http_requests_total How many.
      # TYPE http_requests_total counter
      http_requests_total{method="post",status="200"} 1027 1395066363000
      http_requests_total{method="post",status="503",} 3
      http_requests_total { path = "C:\\\\DIR\\n\\"x\\"", status="500" } 2 # {trace_id="x"} 1
      other_total 7
      http_request_duration_seconds_bucket{le="0.5"} 90
      http_request_duration_seconds_bucket{le="1"} 97
      http_request_duration_seconds_bucket{le="+Inf"} 100
      # EOF
      """;

  @Test
  void linesAreReadAsPrometheusWritesThem() {
    List<Series> series = MetricsText.read(TEXT, "http_requests_total"::equals, 100);
    assertThat(series).hasSize(2);
    assertThat(series.getFirst().value()).isEqualTo(1027);
    assertThat(series.getLast().labels()).containsEntry("status", "503");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a{",
        "a{b",
        "a{b=",
        "a{b=\"",
        "a{b=\"c",
        "a{b=\"c\"",
        "a{b=\"c\"d} 1",
        "a NaN",
        "a -1",
        "a 1e400",
        "a{} x",
        "{} 1",
        "\uD83D\uDE80 1",
        "a{b=c} 1"
      })
  void whatIsNoLineIsLeftOut(String line) {
    assertThat(MetricsText.read(line, _ -> true, 100)).isEmpty();
  }

  @Test
  void noMoreThanWanted() {
    assertThat(MetricsText.read("a 1\n".repeat(1_000), _ -> true, 10)).hasSize(10);
    assertThat(MetricsText.read("{".repeat(500_000), _ -> true, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http_requests_total                              | 2
          http_requests_total{status=~"5.."}               | 1
          http_requests_total{ status = "200" , method!="get" } | 1
          http_requests_total{status!~"5.*",}              | 1
          http_requests_total{missing=""}                  | 2
          """)
  void selectorsAreThoseOfPrometheus(String selector, int fits) {
    Selector read = Selector.of(selector).orElseThrow();
    assertThat(MetricsText.read(TEXT, read.name()::equals, 100).stream().filter(read::fits))
        .hasSize(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "a b", "a{", "a{b}", "a{b=c}", "a{b=~\"(\"}", "a{b=\"c\"x}"})
  void whatIsNoSelectorIsSaid(String text) {
    assertThat(Selector.of(text)).isEmpty();
  }

  @Test
  void whatBeganAnewCountsFromNothing() {
    Wish wish =
        Wish.of(
            new Spec(
                Kind.METRICS,
                "https://example.com/metrics",
                List.of(),
                Map.of(
                    "total", "http_requests_total",
                    "errors", "http_requests_total{status=~\"5..\"}",
                    "latency", "http_request_duration_seconds")));
    List<Series> now =
        MetricsText.read(TEXT, wish::names, 100).stream().filter(wish::wants).toList();
    String ok = now.getFirst().key();
    String failed = now.get(1).key();
    Totals totals = wish.totals(MetricsCheck.grown(Map.of(ok, 1000.0, failed, 50.0), now));
    assertThat(totals.requests()).isEqualTo(27 + 3);
    assertThat(totals.failed()).isEqualTo(3);
    assertThat(totals.latency().total()).isEqualTo(100);
    assertThat(totals.latency().quantile(0.9)).hasValue(500);
  }
}
