package launchbot.rollbackplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import launchbot.launch.LaunchRole;
import launchbot.ledger.Change;
import launchbot.probe.Length;
import org.jspecify.annotations.Nullable;

/** In what two plans differ: field by field, in words; people as their Slack user ids. */
public final class PlanDiff {
  private final List<Change.Field> fields = new ArrayList<>();

  private PlanDiff() {}

  /**
   * @param before null for none
   * @param after null where it is removed
   */
  public static List<Change.Field> of(@Nullable RollbackPlan before, @Nullable RollbackPlan after) {
    var diff = new PlanDiff();
    diff.field(
        "environment",
        before == null ? null : before.environment(),
        after == null ? null : after.environment());
    diff.field(
        "previous build",
        before == null ? null : before.previousBuild(),
        after == null ? null : after.previousBuild());
    diff.field(
        "runbook",
        before == null ? null : before.runbook(),
        after == null ? null : after.runbook());
    diff.parts(steps(before), steps(after), "step");
    diff.order(steps(before), steps(after));
    diff.chain(links(before), links(after));
    diff.criteria(criteria(before), criteria(after));
    diff.parts(features(before), features(after), "feature");
    return List.copyOf(diff.fields);
  }

  private void parts(
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      String what) {
    before.forEach((key, was) -> {
      Map<String, String> is = after.get(key);
      if (is == null) {
        fields.add(new Change.Field(what + " " + key, summary(was), null));
      } else {
        was.forEach(
            (name, value) -> field("%s %s %s".formatted(what, key, name), value, is.get(name)));
        is.forEach((name, value) -> {
          if (!was.containsKey(name)) {
            field("%s %s %s".formatted(what, key, name), null, value);
          }
        });
      }
    });
    after.forEach((key, is) -> {
      if (!before.containsKey(key)) {
        fields.add(new Change.Field(what + " " + key, null, summary(is)));
      }
    });
  }

  /** Said of those that are in both: what is new or gone is told already. */
  private void order(Map<String, ?> before, Map<String, ?> after) {
    List<String> was = before.keySet().stream().filter(after::containsKey).toList();
    List<String> is = after.keySet().stream().filter(before::containsKey).toList();
    field("order of steps", String.join(", ", was), String.join(", ", is));
  }

  private void chain(List<String> before, List<String> after) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      field(
          "chain " + (i + 1),
          i < before.size() ? before.get(i) : null,
          i < after.size() ? after.get(i) : null);
    }
  }

  private void criteria(List<String> before, List<String> after) {
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> fields.add(new Change.Field("criterion", one, null)));
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> fields.add(new Change.Field("criterion", null, one)));
  }

  private void field(String name, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      fields.add(new Change.Field(name, before, after));
    }
  }

  private static String summary(Map<String, String> part) {
    return part.containsKey("kind")
        ? part.get("kind") + ": " + part.get("text")
        : String.valueOf(part.get("name"));
  }

  private static Map<String, Map<String, String>> steps(@Nullable RollbackPlan plan) {
    Map<String, Map<String, String>> steps = new LinkedHashMap<>();
    for (Step step : plan == null ? List.<Step>of() : plan.steps()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("kind", step.kind().key());
      fields.put("text", step.text());
      put(fields, "command", step.command());
      put(fields, "owner", step.owner());
      put(fields, "deputy", step.deputy());
      fields.put("target", Length.words(step.target()));
      put(fields, "contact", step.contact());
      put(fields, "needs", joined(step.needs()));
      fields.put("reversible", step.reversible() ? "yes" : "no");
      fields.put("containment", step.containment() ? "yes" : "no");
      put(fields, "feature", step.feature());
      steps.put(step.key(), fields);
    }
    return steps;
  }

  private static Map<String, Map<String, String>> features(@Nullable RollbackPlan plan) {
    Map<String, Map<String, String>> features = new LinkedHashMap<>();
    for (ProductFeature feature : plan == null ? List.<ProductFeature>of() : plan.features()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("name", feature.name());
      put(fields, "depends on", joined(feature.dependsOn()));
      put(fields, "fails", joined(feature.fails()));
      put(fields, "probes", joined(feature.probes().stream().map(String::valueOf).toList()));
      put(fields, "switch", feature.flag());
      put(fields, "customers", feature.customers());
      put(fields, "revenue", feature.revenue());
      features.put(feature.key(), fields);
    }
    return features;
  }

  private static List<String> links(@Nullable RollbackPlan plan) {
    return plan == null ? List.of() : plan.chain().links().stream().map(PlanDiff::link).toList();
  }

  private static String link(Chain.Link link) {
    LaunchRole role = link.role();
    return "%s, %d of them, within %s"
        .formatted(
            role != null ? "role " + role.key() : String.join(" ", link.people()),
            link.quorum(),
            Length.words(link.timeout()));
  }

  private static List<String> criteria(@Nullable RollbackPlan plan) {
    return plan == null
        ? List.of()
        : plan.criteria().stream()
            .map(one -> {
              String feature = one.feature();
              return feature == null ? one.text() : "%s (%s)".formatted(one.text(), feature);
            })
            .toList();
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : values.stream().collect(Collectors.joining(", "));
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
