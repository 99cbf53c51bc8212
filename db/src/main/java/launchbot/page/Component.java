package launchbot.page;

import java.util.List;
import java.util.Set;
import launchbot.probe.Probe;

/**
 * What the page shows as one thing.
 *
 * @param name as customers know it
 * @param groups whose probes belong to it
 * @param probes ids of further ones
 */
public record Component(long id, int position, String name, Set<String> groups, Set<Long> probes) {

  public Component {
    groups = Set.copyOf(groups);
    probes = Set.copyOf(probes);
  }

  public boolean holds(Probe probe) {
    String group = probe.partOf();
    return probes.contains(probe.id()) || (group != null && groups.contains(group));
  }

  /** Those of them that belong to it. */
  public List<Probe> of(List<Probe> all) {
    return all.stream().filter(this::holds).toList();
  }
}
