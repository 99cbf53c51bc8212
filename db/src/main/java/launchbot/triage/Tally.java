package launchbot.triage;

import java.util.Map;

/**
 * How many entries a launch has.
 *
 * @param open by severity, those that are not closed; a severity with none is absent
 * @param toVerify how many are fixed and wait for somebody to verify them
 */
public record Tally(Map<Severity, Integer> open, int toVerify) {

  public Tally {
    open = Map.copyOf(open);
  }

  public int open(Severity severity) {
    return open.getOrDefault(severity, 0);
  }

  public int all() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }
}
