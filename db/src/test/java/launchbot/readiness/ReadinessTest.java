package launchbot.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  @ParameterizedTest(name = "{0}: {1}, said as {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | GO            | ''
          r1                | GO_WITH_RISKS | r1
          r1 r2             | GO_WITH_RISKS | r1 r2
          s1                | NO_GO         | s1
          r1 s1 r2 s2       | NO_GO         | s1 s2 r1 r2
          """)
  void theHeaviestReasonDecides(String reasons, Readiness.Call call, String said) {
    Readiness readiness = Readiness.of(reasons(reasons));
    assertThat(readiness.call()).isEqualTo(call);
    assertThat(readiness.reasons().stream().map(Reason::kind).collect(Collectors.joining(" ")))
        .isEqualTo(said);
  }

  private static List<Reason> reasons(String kinds) {
    return Arrays.stream(kinds.split(" "))
        .filter(kind -> !kind.isEmpty())
        .map(kind ->
            new Reason(
                kind.startsWith("s") ? Reason.Weight.STOPS : Reason.Weight.RISKS,
                kind,
                "Why.",
                "status",
                null))
        .toList();
  }
}
