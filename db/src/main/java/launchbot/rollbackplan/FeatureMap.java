package launchbot.rollbackplan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.triage.Near;
import org.jspecify.annotations.Nullable;

/** The features of a plan, and what depends on what. */
public record FeatureMap(List<ProductFeature> features) {

  public FeatureMap {
    features = List.copyOf(features);
  }

  public static FeatureMap of(RollbackPlan plan) {
    return new FeatureMap(plan.features());
  }

  /** By its key or its name, in any case. */
  public Optional<ProductFeature> find(@Nullable String typed) {
    return typed == null
        ? Optional.empty()
        : features.stream()
            .filter(one -> one.key().equalsIgnoreCase(typed) || one.name().equalsIgnoreCase(typed))
            .findFirst();
  }

  /** Why there is none of that name, with what was perhaps meant. */
  public String unknown(String typed) {
    List<String> keys = features.stream().map(ProductFeature::key).toList();
    return keys.isEmpty()
        ? "There are no features yet: `/rollback features add` begins the map."
        : "There is no such feature. These there are: %s.%s"
            .formatted(
                keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")),
                Near.of(typed.toLowerCase(Locale.ROOT), keys, 1).stream()
                    .findFirst()
                    .map(" Did you mean `%s`?"::formatted)
                    .orElse(""));
  }

  /** Everything that stands and falls with it, the nearest first, itself left out. */
  public List<ProductFeature> dependents(String key) {
    Set<String> seen = new LinkedHashSet<>(Set.of(key));
    Deque<String> next = new ArrayDeque<>(List.of(key));
    List<ProductFeature> found = new ArrayList<>();
    while (!next.isEmpty()) {
      String on = next.remove();
      features.stream()
          .filter(one -> one.dependsOn().contains(on))
          .filter(one -> seen.add(one.key()))
          .forEach(one -> {
            found.add(one);
            next.add(one.key());
          });
    }
    return found;
  }

  /** Keys that depend on each other in a circle, the first one again at the end. */
  public Optional<List<String>> cycle() {
    Set<String> over = new HashSet<>();
    return features.stream()
        .map(one -> around(one.key(), new ArrayList<>(), over))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<List<String>> around(String key, List<String> way, Set<String> over) {
    int before = way.indexOf(key);
    if (before >= 0) {
      List<String> round = new ArrayList<>(way.subList(before, way.size()));
      round.add(key);
      return Optional.of(round);
    }
    Optional<ProductFeature> feature =
        features.stream().filter(one -> one.key().equals(key)).findFirst();
    if (feature.isEmpty() || over.contains(key)) {
      return Optional.empty();
    }
    way.add(key);
    Optional<List<String>> found =
        feature.get().dependsOn().stream()
            .map(on -> around(on, way, over))
            .flatMap(Optional::stream)
            .findFirst();
    way.removeLast();
    over.add(key);
    return found;
  }

  /**
   * What speaks against keeping a feature, a sentence each in mrkdwn.
   *
   * @param feature as it would be in this map, in which it stands already
   */
  public List<String> objections(ProductFeature feature, PlanFacts facts) {
    List<String> objections = new ArrayList<>();
    cycle()
        .filter(round -> round.contains(feature.key()))
        .ifPresent(round ->
            objections.add(
                "That would go round in a circle: `%s`. Take one of the dependencies out."
                    .formatted(String.join("` → `", round))));
    List<Integer> unknown =
        feature.probes().stream().filter(one -> !facts.probes().containsKey(one)).toList();
    if (!unknown.isEmpty()) {
      objections.add(
          "There is no probe %s: `/probe list` shows their numbers."
              .formatted(unknown.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    Set<String> flags = facts.flags();
    if (feature.flag() != null && flags != null && !flags.contains(feature.flag())) {
      objections.add(
          "There is no such switch%s: `/rollback switch` makes one; then name it here."
              .formatted(
                  flags.isEmpty()
                      ? " yet"
                      : "; there are "
                          + flags.stream()
                              .sorted()
                              .map(flag -> "`" + flag + "`")
                              .collect(Collectors.joining(", "))));
    }
    return objections;
  }
}
