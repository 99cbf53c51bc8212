package launchbot.rollbackplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.launch.LaunchRole;
import launchbot.probe.Length;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** A plan as YAML: what was said, in the order in which people think of it. */
final class PlanWriting {
  private PlanWriting() {}

  static String of(RollbackPlan plan) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setIndent(2);
    options.setAllowUnicode(true);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("environment", plan.environment());
    put(fields, "previous", plan.previousBuild());
    put(fields, "runbook", plan.runbook());
    put(fields, "steps", plan.steps().stream().map(PlanWriting::step).toList());
    // Written even where it is empty: a plan that says nothing of it is approved by the lead.
    fields.put("chain", plan.chain().links().stream().map(PlanWriting::link).toList());
    put(fields, "criteria", plan.criteria().stream().map(PlanWriting::trigger).toList());
    put(fields, "features", plan.features().stream().map(PlanWriting::feature).toList());
    return new Yaml(options).dump(fields);
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", step.key());
    fields.put("kind", step.kind().key());
    fields.put("text", step.text());
    put(fields, "command", step.command());
    put(fields, "owner", step.owner());
    put(fields, "deputy", step.deputy());
    fields.put("target", Length.words(step.target()));
    put(fields, "contact", step.contact());
    put(fields, "needs", step.needs());
    if (!step.reversible()) {
      fields.put("reversible", false);
    }
    if (step.containment()) {
      fields.put("containment", true);
    }
    put(fields, "feature", step.feature());
    return fields;
  }

  private static Map<String, Object> link(Chain.Link link) {
    Map<String, Object> fields = new LinkedHashMap<>();
    LaunchRole role = link.role();
    put(fields, "role", role == null ? null : role.key());
    put(fields, "people", link.people());
    fields.put("quorum", link.quorum());
    fields.put("timeout", Length.words(link.timeout()));
    return fields;
  }

  private static Object trigger(RollbackPlan.Trigger trigger) {
    String feature = trigger.feature();
    if (feature == null) {
      return trigger.text();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("when", trigger.text());
    fields.put("feature", feature);
    return fields;
  }

  private static Map<String, Object> feature(ProductFeature feature) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", feature.key());
    fields.put("name", feature.name());
    put(fields, "depends", feature.dependsOn());
    put(fields, "fails", feature.fails());
    put(fields, "probes", feature.probes());
    put(fields, "flag", feature.flag());
    put(fields, "customers", feature.customers());
    put(fields, "revenue", feature.revenue());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void put(Map<String, Object> fields, String name, List<?> values) {
    if (!values.isEmpty()) {
      // A list of its own: the same one written twice would become an anchor.
      fields.put(name, new ArrayList<>(values));
    }
  }
}
