package launchbot.jobs.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps as people write them, and each way to get them wrong, by line. */
class StepReaderTest {
  static final String SIGN_IN =
      """
      - name: form
        url: /sign-in
        expect: status 200
        capture:
          csrf: css input[name=csrf] @value
      - name: sign in
        url: /sign-in
        form:
          email: probe@example.com
          password: ${secret.password}
          csrf: ${csrf}
        expect: [status 302]
        capture:
          to: header location
      - name: page
        url: ${to}
        expect:
          - status 200
      - name: save
        url: /api/notes
        headers:
          Authorization: Bearer ${secret.token}
        json:
          text: it is ${csrf}
          count: 3
          tags: [a, yes]
      """;

  @Test
  void stepsAreReadInTheirOrder() {
    List<Step> steps = good(SIGN_IN);
    assertThat(steps).extracting(Step::method).containsExactly("GET", "POST", "GET", "POST");
    assertThat(steps).extracting(Step::name).containsExactly("form", "sign in", "page", "save");
    assertThat(steps.get(3).body().toString())
        .isEqualTo("Json[value={\"text\":\"it is ${csrf}\",\"count\":3,\"tags\":[\"a\",true]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                  | 1: Write a step
          - {}                                                | 1: `url:` is missing
          url: /a                                             | 1: `steps:` is a list
          - url: a                                            | 1: `url:` begins with
          - {url: /a, method: JUMP}                           | 1: `method:` is one of
          - {url: /a, colour: red}                            | 1: A step has no such field
          - {url: /a, body: x, json: {}}                      | 1: A step sends one of
          - {url: 'https://u:p@example.com/'}                 | 1: A host is written out
          - {url: 'https://${host}/'}                         | 1: A host is written out
          - {url: '/a?t=${secret.token}'}                     | 1: A secret in an address
          - {url: '/a?t=${token}'}                            | 1: No earlier step captures
          - {url: /a, name: 'to ${secret.x}'}                 | 1: A name is shown to everybody
          - {url: /a, headers: {X: '${a b}'}}                 | 1: Between `${` and `}`
          - {url: /a, headers: {'${secret.x}': a}}            | 1: A field's name is fixed
          - {url: /a, expect: [status of the nation]}         | 1: After `status`
          - {url: /a, expect: ['status 200 ${secret.x}']}     | 1: An expectation is shown
          - {url: /a, capture: {a: somewhere}}                | 1: Say where the value stands
          - {url: /a, capture: {a: json token}}               | 1: A path in JSON
          - {url: /a, capture: {a: 'regex (?=x)'}}            | 1: That is no regular expression
          - {url: /a, capture: {a: 'css [[['}}                | 1: That is no CSS selector
          - {url: /a, capture: {secret: json $.a}}            | 1: A name has letters
          - {url: /a, follow: sometimes}                      | 1: `follow:` is
          - {url: /a, headers: [a]}                           | 1: `headers:` has names
          - {url: *a}                                         | 1: `*`, `&` and `!`
          """)
  void mistakesAreNamedByLine(String yaml, String expected) {
    String line = expected.split(": ", 2)[0].replace(":", "");
    String begin = expected.contains(": ") ? expected.split(": ", 2)[1] : "";
    assertThat(bad(yaml)).startsWith("Line " + line + ": " + begin);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(
            bad("- url: a\n- url: /b\n  method: X\n- name: c\n")
                .lines()
                .map(line -> line.substring(0, 6)))
        .containsExactly("Line 1", "Line 3", "Line 4");
  }

  @Test
  void aStepCannotUseWhatItsOwnAnswerBrings() {
    String yaml = "- url: /a\n  headers: {X: '${a}'}\n  capture: {a: json $.a}\n";
    assertThat(bad(yaml)).startsWith("Line 2: No earlier step");
  }

  @Test
  void whatIsTooMuchIsRefused() {
    String many = "- url: /a\n".repeat(21);
    assertThat(bad(many)).startsWith("Line 21: At most 20 steps");
    assertThat(bad("- url: /" + "a".repeat(20_000))).contains("at most 16 KiB");
    assertThat(bad("[".repeat(200))).startsWith("Line 1: ");
  }

  static List<Step> good(String yaml) {
    return switch (SmokeCheck.read(yaml)) {
      case StepReader.Good(List<Step> steps) -> steps;
      case StepReader.Bad bad -> throw new AssertionError(bad.words());
    };
  }

  private static String bad(String yaml) {
    return switch (SmokeCheck.read(yaml)) {
      case StepReader.Good(List<Step> steps) ->
          "good: " + steps.stream().map(Step::name).collect(Collectors.joining());
      case StepReader.Bad bad -> bad.words();
    };
  }
}
