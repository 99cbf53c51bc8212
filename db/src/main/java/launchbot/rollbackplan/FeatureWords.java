package launchbot.rollbackplan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a feature means, in two lines of plain text: the reason that stands beside a number. */
public final class FeatureWords {
  private static final int MOST = 6;

  private FeatureWords() {}

  /**
   * Of the one that a step, a criterion or a proposal names.
   *
   * @param key null for all features
   * @return none where the plan knows no such feature
   */
  public static List<String> of(RollbackPlan plan, @Nullable String key) {
    return plan.feature(key).map(one -> of(FeatureMap.of(plan), one)).orElse(List.of());
  }

  /** What is at stake; and how it fails, what depends on it, what watches and what stops it. */
  public static List<String> of(FeatureMap map, ProductFeature feature) {
    List<String> second = new ArrayList<>();
    if (!feature.fails().isEmpty()) {
      second.add("Fails so: " + some(feature.fails().stream()));
    }
    List<ProductFeature> dependents = map.dependents(feature.key());
    if (!dependents.isEmpty()) {
      second.add("With it fall: " + some(dependents.stream().map(ProductFeature::name)));
    }
    second.add(
        feature.probes().isEmpty()
            ? "No probe watches it"
            : "Watched by probe " + some(feature.probes().stream().map(String::valueOf)));
    second.add(feature.flag() == null ? "no switch turns it off" : "switch: " + feature.flag());
    return List.of(feature.name() + ": " + stake(feature), String.join(" · ", second));
  }

  private static String stake(ProductFeature feature) {
    String stake =
        Stream.of(feature.customers(), feature.revenue())
            .filter(one -> one != null)
            .collect(Collectors.joining("; "));
    return stake.isEmpty() ? "nobody said what is at stake" : stake;
  }

  private static String some(Stream<String> words) {
    List<String> all = words.toList();
    String shown = all.stream().limit(MOST).collect(Collectors.joining(", "));
    return all.size() > MOST ? shown + " and %d more".formatted(all.size() - MOST) : shown;
  }
}
