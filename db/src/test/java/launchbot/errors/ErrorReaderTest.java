package launchbot.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");

  @Test
  void oneEventAnArrayAndAWholeCallAreRead() {
    String event =
        """
        {"id":"e1","kind":"HTTP","route":"https://shop.example/users/123?x=1","status":500,
         "request_id":"r-1","release":"1.4","user":42,"message":"line\\none","at":"2026-11-24T09:59:00Z",
         "unknown":{"a":[1]}}\
        """;
    ErrorEvent one = good(event).events().getFirst();
    assertThat(one.kind()).isEqualTo("http");
    assertThat(one.route()).isEqualTo("/users/:id");
    assertThat(one.server()).isTrue();
    assertThat(one.user()).isEqualTo("42");
    assertThat(one.message()).isEqualTo("line one");
    assertThat(one.at()).isEqualTo("2026-11-24T09:59:00Z");
    assertThat(good("[" + event + "]").events()).containsExactly(one);
    ErrorReport whole =
        good(
            """
            {"id":"call","events":[{"job":"import","record":7}],
             "totals":[{"route":"/a","count":100,"5xx":2,"timeouts":1,"minute":1795514340,
                        "latency":{"100":80,"500":15,"+Inf":5}}]}\
            """);
    assertThat(whole.key()).isEqualTo("call");
    assertThat(whole.events().getFirst().kind()).isEqualTo("job");
    assertThat(whole.events().getFirst().at()).isEqualTo(NOW);
    Traffic total = whole.totals().getFirst();
    assertThat(total.failed()).isEqualTo(2);
    assertThat(total.minute()).isEqualTo("2026-11-24T09:59:00Z");
    assertThat(total.latency().total()).isEqualTo(100);
  }

  @Test
  void bucketsCountEachForItselfOrWithTheSmallerOnes() {
    assertThat(latency("{\"100\":80,\"500\":15,\"+Inf\":5}"))
        .isEqualTo(latency("{\"100\":80,\"500\":95,\"+Inf\":100}"))
        .isEqualTo(latency("{\"100\":80,\"500\":95}"));
    assertThat(latency("{\"100\":80,\"500\":95}").quantile(0.95)).hasValue(500);
    assertThat(latency("{\"100\":100}").quantile(0.5)).hasValue(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                   | ''
          7                                                   | ''
          {}                                                  | kind
          {"events":7}                                        | events
          {"events":[7]}                                      | events[0]
          {"events":[{"kind":"http"},{"kind":"http","status":99}]} | events[1].status
          {"kind":"http","status":"abc"}                      | status
          {"kind":"http","status":1e999999999}                | status
          {"kind":true}                                       | kind
          {"kind":"http","route":{}}                          | route
          {"kind":"http","at":"yesterday"}                    | at
          {"kind":"http","at":"2026-11-24T08:59:00Z"}         | at
          {"kind":"http","at":"2026-11-24T10:06:00Z"}         | at
          {"totals":[{"route":"/a"}]}                         | totals[0].count
          {"totals":[{"count":-1}]}                           | totals[0].count
          {"totals":[{"count":1,"5xx":2}]}                    | totals[0].5xx
          {"totals":[{"count":9,"latency":{"x":1}}]}          | totals[0].latency.x
          {"totals":[{"count":9,"latency":{"100":5,"200":3}}]} | totals[0].latency
          {"totals":[{"count":9,"latency":{"100":50}}]}       | totals[0].latency
          """)
  void whatIsWrongIsNamed(String json, String field) {
    assertThat(ErrorReader.read(json, null, NOW, text -> text))
        .isInstanceOfSatisfying(
            ErrorReader.Bad.class, bad -> assertThat(bad.field()).isEqualTo(field));
  }

  @Test
  void aClockThatIsALittleAheadIsTakenAsNow() {
    assertThat(good("{\"kind\":\"http\",\"at\":\"2026-11-24T10:02:00Z\"}").events().getFirst().at())
        .isEqualTo(NOW);
  }

  @Test
  void noMoreThanFiveHundred() {
    String many =
        IntStream.range(0, 501)
            .mapToObj(_ -> "{\"kind\":\"http\"}")
            .collect(Collectors.joining(","));
    assertThat(ErrorReader.read("[" + many + "]", null, NOW, text -> text))
        .isInstanceOf(ErrorReader.Bad.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/users/123, /users/:id",
    "/users/123/orders/9f8e7d6c5b4a, /users/:id/orders/:id",
    "/o/550e8400-e29b-41d4-a716-446655440000, /o/:id",
    "/u/ada@example.org, /u/:id",
    "/search?q=secret, /search",
    "https://a.example, /",
    "GET /users/7, GET /users/:id",
    "/v2/checkout, /v2/checkout",
    "/feedback, /feedback"
  })
  void routesAreFolded(String route, String folded) {
    assertThat(Routes.fold(route)).isEqualTo(folded);
  }

  private static Buckets latency(String json) {
    return good("{\"totals\":[{\"count\":100,\"latency\":" + json + "}]}")
        .totals()
        .getFirst()
        .latency();
  }

  private static ErrorReport good(String json) {
    return ((ErrorReader.Good) ErrorReader.read(json, null, NOW, text -> text)).report();
  }
}
