package launchbot.rollbackplan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way back from what runs in one environment.
 *
 * @param environment as releases name it: {@code production}
 * @param previousBuild version to return to; null: the release before the running one
 * @param steps in their order
 * @param criteria that propose it when they trip
 * @param runbook link to more; null for none
 */
public record RollbackPlan(
    String environment,
    @Nullable String previousBuild,
    List<Step> steps,
    Chain chain,
    List<Trigger> criteria,
    List<ProductFeature> features,
    @Nullable String runbook) {

  public RollbackPlan {
    steps = List.copyOf(steps);
    criteria = List.copyOf(criteria);
    features = List.copyOf(features);
  }

  /**
   * A measured criterion of it.
   *
   * @param text as {@code launchbot.criterion.Criteria} reads it: {@code error rate >= 5% for 3m}
   * @param feature key of the {@link ProductFeature} that it is about; null for all
   */
  public record Trigger(String text, @Nullable String feature) {}

  public Optional<Step> step(String key) {
    return steps.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  public Optional<ProductFeature> feature(@Nullable String key) {
    return features.stream().filter(one -> one.key().equals(key)).findFirst();
  }
}
