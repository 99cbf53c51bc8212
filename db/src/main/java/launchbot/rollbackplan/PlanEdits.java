package launchbot.rollbackplan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of one part of a plan; whatever refers to a part that gets another key refers to it. */
public final class PlanEdits {
  private PlanEdits() {}

  /**
   * With a step in place of the one of that key, or as a new one.
   *
   * @param was its key before; null for a new one
   * @param after key of the step behind which it stands; empty for the first place; null: where it
   *     was, or last
   */
  public static RollbackPlan step(
      RollbackPlan plan, @Nullable String was, Step step, @Nullable String after) {
    List<Step> steps = replaced(plan.steps(), was, step, Step::key);
    if (after != null && !after.equals(step.key())) {
      steps.remove(step);
      int before = -1;
      for (int i = 0; i < steps.size(); i++) {
        before = steps.get(i).key().equals(after) ? i : before;
      }
      steps.add(before + 1, step);
    }
    return with(plan, each(steps, one -> needs(one, renamed(one.needs(), was, step.key()))));
  }

  /** Without a step; nothing needs it any more. */
  public static RollbackPlan withoutStep(RollbackPlan plan, String key) {
    List<Step> left = plan.steps().stream().filter(one -> !one.key().equals(key)).toList();
    return with(plan, each(left, one -> needs(one, without(one.needs(), key))));
  }

  public static RollbackPlan chain(RollbackPlan plan, Chain chain) {
    return new RollbackPlan(
        plan.environment(),
        plan.previousBuild(),
        plan.steps(),
        chain,
        plan.criteria(),
        plan.features(),
        plan.runbook());
  }

  public static RollbackPlan criteria(RollbackPlan plan, List<RollbackPlan.Trigger> criteria) {
    return new RollbackPlan(
        plan.environment(),
        plan.previousBuild(),
        plan.steps(),
        plan.chain(),
        criteria,
        plan.features(),
        plan.runbook());
  }

  public static RollbackPlan about(
      RollbackPlan plan, @Nullable String previousBuild, @Nullable String runbook) {
    return new RollbackPlan(
        plan.environment(),
        previousBuild,
        plan.steps(),
        plan.chain(),
        plan.criteria(),
        plan.features(),
        runbook);
  }

  /** The same for another environment; the build to return to is that one's own. */
  public static RollbackPlan in(RollbackPlan plan, String environment) {
    return new RollbackPlan(
        environment,
        plan.environment().equals(environment) ? plan.previousBuild() : null,
        plan.steps(),
        plan.chain(),
        plan.criteria(),
        plan.features(),
        plan.runbook());
  }

  /**
   * With a feature in place of the one of that key, or as a new one.
   *
   * @param was its key before; null for a new one
   */
  public static RollbackPlan feature(
      RollbackPlan plan, @Nullable String was, ProductFeature feature) {
    List<ProductFeature> features =
        each(
            replaced(plan.features(), was, feature, ProductFeature::key),
            one -> depending(one, renamed(one.dependsOn(), was, feature.key())));
    return features(plan, features, key -> key.equals(was) ? feature.key() : key);
  }

  /** Without a feature; nothing depends on it or is about it any more. */
  public static RollbackPlan withoutFeature(RollbackPlan plan, String key) {
    List<ProductFeature> left =
        plan.features().stream().filter(one -> !one.key().equals(key)).toList();
    return features(
        plan,
        each(left, one -> depending(one, without(one.dependsOn(), key))),
        named -> named.equals(key) ? null : named);
  }

  private static RollbackPlan features(
      RollbackPlan plan, List<ProductFeature> features, Function<String, @Nullable String> key) {
    return new RollbackPlan(
        plan.environment(),
        plan.previousBuild(),
        each(plan.steps(), one -> about(one, named(one.feature(), key))),
        plan.chain(),
        each(
            plan.criteria(),
            one -> new RollbackPlan.Trigger(one.text(), named(one.feature(), key))),
        features,
        plan.runbook());
  }

  private static @Nullable String named(
      @Nullable String feature, Function<String, @Nullable String> key) {
    return feature == null ? null : key.apply(feature);
  }

  private static RollbackPlan with(RollbackPlan plan, List<Step> steps) {
    return new RollbackPlan(
        plan.environment(),
        plan.previousBuild(),
        steps,
        plan.chain(),
        plan.criteria(),
        plan.features(),
        plan.runbook());
  }

  private static Step needs(Step step, List<String> needs) {
    return new Step(
        step.key(),
        step.kind(),
        step.text(),
        step.command(),
        step.owner(),
        step.deputy(),
        step.target(),
        step.contact(),
        needs,
        step.reversible(),
        step.containment(),
        step.feature());
  }

  private static Step about(Step step, @Nullable String feature) {
    return new Step(
        step.key(),
        step.kind(),
        step.text(),
        step.command(),
        step.owner(),
        step.deputy(),
        step.target(),
        step.contact(),
        step.needs(),
        step.reversible(),
        step.containment(),
        feature);
  }

  private static ProductFeature depending(ProductFeature feature, List<String> on) {
    return new ProductFeature(
        feature.key(),
        feature.name(),
        on,
        feature.fails(),
        feature.probes(),
        feature.flag(),
        feature.customers(),
        feature.revenue());
  }

  private static <T> List<T> replaced(
      List<T> all, @Nullable String was, T one, Function<T, String> key) {
    List<T> next = new ArrayList<>(all);
    for (int i = 0; i < next.size(); i++) {
      if (key.apply(next.get(i)).equals(was)) {
        next.set(i, one);
        return next;
      }
    }
    next.add(one);
    return next;
  }

  private static List<String> renamed(List<String> keys, @Nullable String was, String is) {
    return each(keys, key -> key.equals(was) ? is : key);
  }

  private static List<String> without(List<String> keys, String key) {
    return keys.stream().filter(one -> !one.equals(key)).toList();
  }

  private static <T> List<T> each(List<T> all, UnaryOperator<T> next) {
    return all.stream().map(next).toList();
  }
}
