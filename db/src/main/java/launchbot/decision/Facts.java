package launchbot.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;

/**
 * What was known about a launch at one moment.
 *
 * @param reasons all of them, the heaviest first
 * @param open how many are open of what is counted, by its name: {@code blocker}, {@code high}
 */
public record Facts(Readiness.Call call, List<Reason> reasons, Map<String, Integer> open) {

  public Facts {
    reasons = List.copyOf(reasons);
    open = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(open));
  }

  /** Whether somebody has to say why it is asked all the same. */
  public boolean stops() {
    return call == Readiness.Call.NO_GO;
  }

  /**
   * What is different now, in a few words each: {@code +1 blocker}, {@code 2 reasons are cleared};
   * empty when nothing is.
   */
  public List<String> changedTo(Facts now) {
    List<String> changes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(now.open.keySet());
    names.addAll(open.keySet());
    for (String name : names) {
      int more = now.open.getOrDefault(name, 0) - open.getOrDefault(name, 0);
      if (more != 0) {
        changes.add("%s%d %s".formatted(more > 0 ? "+" : "−", Math.abs(more), name));
      }
    }
    int added = missing(now, this);
    int cleared = missing(this, now);
    if (added > 0) {
      changes.add(added == 1 ? "1 new reason" : added + " new reasons");
    }
    if (cleared > 0) {
      changes.add(cleared == 1 ? "1 reason is cleared" : cleared + " reasons are cleared");
    }
    return changes;
  }

  /** How many reasons of the one the other does not have. */
  private static int missing(Facts of, Facts in) {
    Set<String> known = in.reasons.stream().map(Facts::name).collect(Collectors.toSet());
    return (int) of.reasons.stream().filter(reason -> !known.contains(name(reason))).count();
  }

  private static String name(Reason reason) {
    return reason.weight() + " " + reason.kind() + " " + reason.command();
  }
}
