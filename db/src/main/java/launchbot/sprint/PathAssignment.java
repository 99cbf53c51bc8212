package launchbot.sprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who walks which critical path: somebody who did not build it, everybody about as many, and the
 * same people for the same question every time.
 *
 * @param testers by path, for those that had none
 * @param nobody those for which no tester fits
 */
public record PathAssignment(Map<CriticalPath, String> testers, List<CriticalPath> nobody) {

  public PathAssignment {
    testers = Collections.unmodifiableMap(new LinkedHashMap<>(testers));
    nobody = List.copyOf(nobody);
  }

  /**
   * @param paths in their order; who has a tester or was passed keeps what it has
   * @param testers who may walk them, in the order in which they are asked
   */
  public static PathAssignment of(List<CriticalPath> paths, List<String> testers) {
    Map<String, Integer> load = new HashMap<>();
    for (CriticalPath path : paths) {
      String tester = path.tester();
      if (tester != null) {
        load.merge(tester, 1, Integer::sum);
      }
    }
    // Those that not everybody may walk come first: the others then even it out.
    List<CriticalPath> open = new ArrayList<>();
    paths.stream()
        .filter(PathAssignment::wants)
        .filter(p -> builtByOne(p, testers))
        .forEach(open::add);
    paths.stream()
        .filter(PathAssignment::wants)
        .filter(p -> !builtByOne(p, testers))
        .forEach(open::add);
    Map<CriticalPath, String> found = new HashMap<>();
    for (CriticalPath path : open) {
      Optional<String> least =
          testers.stream()
              .filter(tester -> !tester.equals(path.owner()))
              .min(
                  Comparator.comparing(
                      tester -> load.getOrDefault(tester, 0))); // the first of them
      least.ifPresent(tester -> {
        found.put(path, tester);
        load.merge(tester, 1, Integer::sum);
      });
    }
    Map<CriticalPath, String> inOrder = new LinkedHashMap<>();
    List<CriticalPath> nobody = new ArrayList<>();
    for (CriticalPath path : paths) {
      String tester = found.get(path);
      if (tester != null) {
        inOrder.put(path, tester);
      } else if (wants(path)) {
        nobody.add(path);
      }
    }
    return new PathAssignment(inOrder, nobody);
  }

  private static boolean wants(CriticalPath path) {
    return path.tester() == null && !path.passed();
  }

  private static boolean builtByOne(CriticalPath path, List<String> testers) {
    return path.owner() != null && testers.contains(path.owner());
  }
}
