package launchbot.rollbackplan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that customers use, with what stands and falls with it.
 *
 * @param key names it within the plan: {@code checkout}
 * @param name as people call it
 * @param dependsOn keys of other features, or names of what lies outside
 * @param fails how it fails, a line each
 * @param probes numbers of the probes that watch it
 * @param flag key of the switch that turns it off; null for none
 * @param customers what is at stake for customers; null where nobody said
 * @param revenue what is at stake for the team; null where nobody said
 */
public record ProductFeature(
    String key,
    String name,
    List<String> dependsOn,
    List<String> fails,
    List<Integer> probes,
    @Nullable String flag,
    @Nullable String customers,
    @Nullable String revenue) {

  public ProductFeature {
    dependsOn = List.copyOf(dependsOn);
    fails = List.copyOf(fails);
    probes = List.copyOf(probes);
  }
}
