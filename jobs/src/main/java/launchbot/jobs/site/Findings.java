package launchbot.jobs.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.checklist.Evidence;
import launchbot.probe.Finding;
import launchbot.probe.Level;
import launchbot.triage.Severity;

/** What several findings come to. */
public final class Findings {
  /** What a fact begins with that is evidence for the item of the checklist named behind it. */
  private static final String PROVES = "proves ";

  private Findings() {}

  /** The worst first, then by rule. */
  public static List<Finding> ranked(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding one) -> one.severity().rank())
                .thenComparing(Finding::rule)
                .thenComparing(Finding::what))
        .toList();
  }

  /** A blocker or high counts as down, a medium as degraded; the rest is advice. */
  public static Level level(List<Finding> findings) {
    return switch (worst(findings).orElse(Severity.LOW)) {
      case BLOCKER, HIGH -> Level.DOWN;
      case MEDIUM -> Level.DEGRADED;
      case LOW, POST_LAUNCH -> Level.UP;
    };
  }

  /** {@code 3 findings, first: …}; the given words where there is none. */
  public static String words(List<Finding> ranked, String none) {
    return switch (ranked.size()) {
      case 0 -> none;
      case 1 -> ranked.getFirst().what();
      default -> "%d findings, first: %s".formatted(ranked.size(), ranked.getFirst().what());
    };
  }

  /** Adds that the findings prove, or speak against, an item of the checklist. */
  public static void prove(
      Map<String, String> facts, String item, List<Finding> findings, String whenGood) {
    Evidence.Result result =
        switch (level(findings)) {
          case DOWN -> Evidence.Result.RED;
          case DEGRADED -> Evidence.Result.AMBER;
          case UP, UNTESTABLE -> Evidence.Result.GREEN;
        };
    List<Finding> ranked = ranked(findings);
    prove(
        facts, item, result, result == Evidence.Result.GREEN ? whenGood : ranked.getFirst().what());
  }

  public static void prove(
      Map<String, String> facts, String item, Evidence.Result result, String words) {
    facts.put(PROVES + item, result.key() + ": " + words);
  }

  private static Optional<Severity> worst(List<Finding> findings) {
    return findings.stream().map(Finding::severity).min(Comparator.comparingInt(Severity::rank));
  }
}
