package launchbot.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import org.junit.jupiter.api.Test;

/** What has changed since the facts were frozen. */
class FactsTest {

  @Test
  void nothingIsSaidOfWhatIsTheSame() {
    assertThat(facts(Map.of("blocker", 1), 1, 2).changedTo(facts(Map.of("blocker", 1), 1, 2)))
        .isEmpty();
  }

  @Test
  void whatIsCountedIsSaidAsADifference() {
    assertThat(
            facts(Map.of("blocker", 1, "high", 3))
                .changedTo(facts(Map.of("blocker", 2, "high", 1))))
        .containsExactly("+1 blocker", "−2 high");
    assertThat(facts(Map.of("open on the checklist", 2)).changedTo(facts(Map.of())))
        .containsExactly("−2 open on the checklist");
  }

  @Test
  void reasonsComeAndGo() {
    assertThat(facts(Map.of(), 1, 2).changedTo(facts(Map.of(), 2, 3)))
        .containsExactly("1 new reason", "1 reason is cleared");
    assertThat(facts(Map.of(), 1, 2, 3).changedTo(facts(Map.of(), 3)))
        .containsExactly("2 reasons are cleared");
  }

  private static Facts facts(Map<String, Integer> open, int... reasons) {
    List<Reason> all = new ArrayList<>();
    for (int n : reasons) {
      all.add(new Reason(Reason.Weight.STOPS, "open-blocker", "#" + n, "triage show " + n, null));
    }
    return new Facts(Readiness.of(all).call(), all, new TreeMap<>(open));
  }
}
