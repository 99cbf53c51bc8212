package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for what they expect, in both directions, and what is said where it is not. */
class ExpectationsTest {
  private static final String BODY =
      """
      {"status": "ok", "drift": -3, "big": 1e999999999, "on": true, "none": null, "n": "12",
       "items": [{"c d": 1.50}], "text": "Sign in, please", "": 7}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status 200-299",
        "status 401,403",
        "status 200,204,300-399",
        "body has \"Sign in\"",
        "body lacks \"stack \\\"trace\\\" \\\\ here\"",
        "json $.status == \"ok\"",
        "json $.drift <= 0",
        "json $.items[0][\"c d\"] == 1.5",
        "json $[\"\"] > 6",
        "json $.on == true",
        "json $.error missing",
        "json $.status present",
        "json $ has \"Sign\"",
        "header server has cloudflare",
        "header server lacks \"Apache 2\"",
        "header x-frame-options missing",
        "header etag present",
        "under 800ms",
        "under 2s",
        "redirects to https://www.example.com/a?b=c",
      })
  void whatIsTypedIsWhatIsRead(String typed) {
    assertThat(expectation(typed).words()).isEqualTo(typed);
    assertThat(Expectations.read(expectation(typed).words())).isEqualTo(Expectations.read(typed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        " STATUS 200 , 204-206 |status 200,204-206",
        "body has Sign in|body has \"Sign in\"",
        "body has “Sign in”|body has \"Sign in\"",
        "Header Server HAS cloudflare|header server has cloudflare",
        "json $.drift<=0|json $.drift <= 0",
        "json $.a == ok|json $.a == \"ok\"",
        "json $.a == 007|json $.a == 7",
        "json $.a == \"7\"|json $.a == \"7\"",
        "under 1500 ms|under 1500ms",
        "redirect to <https://a.example/>|redirects to https://a.example/",
      })
  void otherWaysToTypeItAreUnderstood(String typed, String words) {
    assertThat(expectation(typed).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "sunshine|`status 200-299`",
        "''|`status 200-299`",
        "status|numbers from 100 to 599",
        "status fine|numbers from 100 to 599",
        "status 299-200|numbers from 100 to 599",
        "status 99|numbers from 100 to 599",
        "status 200-250-299|numbers from 100 to 599",
        "body|`has` or `lacks`",
        "body has|`has` or `lacks`",
        "body has \"|`has` or `lacks`",
        "body has \"a\" b|`has` or `lacks`",
        "json status|where the value is",
        "json $.|where the value is",
        "json $.a[x] == 1|where the value is",
        "json $.a[0 == 1|where the value is",
        "json $.a ~ 1|where the value is",
        "json $.a < ok|stands a number",
        "json $.a ==|a number, `true`",
        "json $.a missing now|stands nothing",
        "header|its name and",
        "header server|its name and",
        "header server is x|its name and",
        "header server has|its name and",
        "header server missing x|its name and",
        "header a:b has c|its name and",
        "under|a time",
        "under 0ms|a time",
        "under 1h|a time",
        "redirects to|a whole address",
        "redirects to example.com|a whole address",
        "redirects to https://a:b@example.com|a whole address",
        "redirects to ftp://example.com|a whole address",
      })
  void whatIsNotUnderstoodSaysWhatToType(String typed, String why) {
    assertThat(Expectations.read(typed)).isInstanceOf(Expectations.Unclear.class);
    assertThat(Expectations.mistakes(List.of(typed)).getFirst()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "status 200|",
        "status 201-204|status 200 instead of 201-204",
        "body has \"Sign in\"|",
        "body has \"sign in\"|the body lacks “sign in”",
        "body lacks drift|the body has “drift”",
        "json $.status == ok|",
        "json $.status == \"bad\"|$.status is “ok”, and == \"bad\" was expected",
        "json $.status != bad|",
        "json $.drift <= 0|",
        "json $.drift > 0|$.drift is “-3”, and > 0 was expected",
        "json $.big > 0|$.big is “1e999999999”, and > 0 was expected",
        "json $.n >= 12|",
        "json $.on == true|",
        "json $.on == false|$.on is “true”, and == false was expected",
        "json $.none == 1|$.none is “null”, and == 1 was expected",
        "json $.none present|",
        "json $.gone present|$.gone is missing",
        "json $.gone == 1|$.gone is missing",
        "json $.status missing|$.status is there",
        "json $.items[0][\"c d\"] == 1.5|",
        "json $.items[7] == 1|$.items[7] is missing",
        "json $.text has \"Sign in\"|",
        "json $[\"\"] == 7|",
        "header server has CloudFlare|",
        "header server lacks cloud|the header server is “cloudflare”",
        "header gone has x|the header gone is missing",
        "header server missing|the header server is “cloudflare”",
        "header gone missing|",
        "under 700ms|",
        "under 600ms|it took 650 ms, and under 600ms was expected",
        "redirects to https://b.example|",
        "redirects to https://c.example|it redirects to “https://b.example/” instead of"
            + " https://c.example",
      })
  void anAnswerIsHeldAgainstIt(String typed, @org.jspecify.annotations.Nullable String why) {
    assertThat(expectation(typed).unmet(new Told(200, BODY, "https://b.example/")).orElse(null))
        .isEqualTo(why);
  }

  @Test
  void whatIsNoJsonIsSaidShortly() {
    for (String body : List.of("<html>", "", "{\"a\":1} x", "[".repeat(100_000), "{a:1}")) {
      assertThat(expectation("json $.a == 1").unmet(new Told(200, body, "")).orElseThrow())
          .startsWith("the answer is no JSON: “")
          .hasSizeLessThan(120);
    }
  }

  /** Whatever is typed, it is answered; what is understood reads back as itself. */
  @Test
  void nothingThatIsTypedBreaksIt() {
    long seed = 5;
    System.out.println("seed " + seed);
    var random = new Random(seed);
    String parts =
        "status |body |json |header |has |lacks |$|.a|[0]|[\"x\"]|\"|“| |200|-|,|<=|\\|ms|1";
    String[] some = parts.split("\\|", -1);
    for (int i = 0; i < 50_000; i++) {
      var typed = new StringBuilder();
      for (int j = random.nextInt(8); j >= 0; j--) {
        typed.append(some[random.nextInt(some.length)]);
      }
      if (Expectations.read(typed.toString()) instanceof Expectations.Expected(var expectation)) {
        assertThat(Expectations.read(expectation.words()))
            .as(typed.toString())
            .isEqualTo(new Expectations.Expected(expectation));
      }
    }
  }

  private static Expectation expectation(String typed) {
    assertThat(Expectations.read(typed)).isInstanceOf(Expectations.Expected.class);
    return ((Expectations.Expected) Expectations.read(typed)).expectation();
  }

  private record Told(int status, String body, String leadsTo) implements Answer {
    @Override
    public List<String> headers(String name) {
      return Map.of("server", List.of("cloudflare")).getOrDefault(name, List.of());
    }

    @Override
    public Duration took() {
      return Duration.ofMillis(650);
    }
  }
}
