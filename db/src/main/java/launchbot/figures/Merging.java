package launchbot.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import launchbot.incident.Incident;
import launchbot.incident.Status;

/** Which incidents are one: those merged into another count with it, over several steps too. */
final class Merging {
  private Merging() {}

  /** An incident with those that are part of it, the oldest of them first. */
  record Whole(Incident incident, List<Incident> merged) {}

  /**
   * @param all in their order; those merged into something that is not among them are left out
   * @param wanted of those that stand for themselves
   */
  static List<Whole> of(Collection<Incident> all, Predicate<Incident> wanted) {
    Map<Long, List<Incident>> into = new HashMap<>();
    for (Incident one : all) {
      if (one.status() instanceof Status.Merged(long other)) {
        into.computeIfAbsent(other, _ -> new ArrayList<>()).addFirst(one);
      }
    }
    return all.stream()
        .filter(one -> !(one.status() instanceof Status.Merged))
        .filter(wanted)
        .map(one -> new Whole(one, parts(one, into)))
        .toList();
  }

  private static List<Incident> parts(Incident root, Map<Long, List<Incident>> into) {
    List<Incident> parts = new ArrayList<>();
    Set<Long> seen = new HashSet<>(Set.of(root.id()));
    List<Incident> next = List.of(root);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(one -> into.getOrDefault(one.id(), List.of()).stream())
              .filter(one -> seen.add(one.id()))
              .toList();
      parts.addAll(next);
    }
    return parts;
  }
}
