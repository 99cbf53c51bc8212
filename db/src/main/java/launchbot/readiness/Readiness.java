package launchbot.readiness;

import java.util.Comparator;
import java.util.List;

/**
 * Whether a launch may go, and why (PLAYBOOK "The verdict"): one reason that stops is enough for
 * no-go, one risk for a go with risks.
 *
 * @param reasons the heaviest first
 */
public record Readiness(Call call, List<Reason> reasons) {

  public Readiness {
    reasons = List.copyOf(reasons);
  }

  /** The answer. */
  public enum Call {
    GO,
    GO_WITH_RISKS,
    NO_GO
  }

  public static Readiness of(List<Reason> reasons) {
    List<Reason> sorted =
        reasons.stream().sorted(Comparator.comparing(Reason::weight)).toList(); // stable
    if (sorted.isEmpty()) {
      return new Readiness(Call.GO, sorted);
    }
    return new Readiness(
        switch (sorted.getFirst().weight()) {
          case STOPS -> Call.NO_GO;
          case RISKS -> Call.GO_WITH_RISKS;
        },
        sorted);
  }
}
