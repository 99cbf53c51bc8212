package launchbot.triage;

import java.util.Map;
import java.util.function.Predicate;

/**
 * How many entries a launch has, deleted ones left out.
 *
 * @param counts by severity and state; what there is none of is absent
 */
public record Tally(Map<Kind, Integer> counts) {

  /** Entries of one severity in one state. */
  public record Kind(Severity severity, EntryState state) {}

  public Tally {
    counts = Map.copyOf(counts);
  }

  /** Those of a severity that are not closed. */
  public int open(Severity severity) {
    return count(kind -> kind.severity() == severity && !kind.state().closed());
  }

  /** Those that are not closed. */
  public int open() {
    return count(kind -> !kind.state().closed());
  }

  public int closed() {
    return count(kind -> kind.state().closed());
  }

  /** Those that are fixed and wait for somebody to verify them. */
  public int toVerify() {
    return count(kind -> kind.state() == EntryState.FIXED);
  }

  /** Those that a filter lets through which asks for nothing but severities and states. */
  public int count(Filter filter) {
    return count(kind ->
        (filter.severities().isEmpty() || filter.severities().contains(kind.severity()))
            && filter.statesMeant().contains(kind.state()));
  }

  private int count(Predicate<Kind> which) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
