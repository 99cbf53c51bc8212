package launchbot.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One reason that stops is enough for no-go, one risk for a go with risks. */
class ReadinessTest {
  private static final Reason STOPS = reason(Reason.Weight.STOPS, "a");
  private static final Reason RISKS = reason(Reason.Weight.RISKS, "b");

  @Test
  void theHeaviestReasonDecides() {
    assertThat(Readiness.of(List.of()).call()).isEqualTo(Readiness.Call.GO);
    assertThat(Readiness.of(List.of(RISKS)).call()).isEqualTo(Readiness.Call.GO_WITH_RISKS);
    assertThat(Readiness.of(List.of(STOPS)).call()).isEqualTo(Readiness.Call.NO_GO);
    assertThat(Readiness.of(List.of(RISKS, STOPS)).call()).isEqualTo(Readiness.Call.NO_GO);
  }

  @Test
  void theHeaviestComeFirstAndTheRestStaysInOrder() {
    Reason another = reason(Reason.Weight.STOPS, "c");
    assertThat(Readiness.of(List.of(RISKS, STOPS, another)).reasons())
        .containsExactly(STOPS, another, RISKS);
  }

  private static Reason reason(Reason.Weight weight, String kind) {
    return new Reason(weight, kind, kind, "launch status", null);
  }
}
