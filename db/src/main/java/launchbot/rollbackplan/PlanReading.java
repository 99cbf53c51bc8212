package launchbot.rollbackplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import launchbot.launch.LaunchRole;
import launchbot.yaml.Outline;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a plan of its YAML, and gathers what is wrong with it. */
final class PlanReading {
  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_STEPS = 40;
  private static final int MOST_LINKS = 6;
  private static final int MOST_CRITERIA = 40;
  private static final int MOST_FEATURES = 60;
  private static final List<String> PLAN =
      List.of("environment", "previous", "runbook", "steps", "chain", "criteria", "features");
  private static final List<String> STEP =
      List.of(
          "key",
          "kind",
          "text",
          "command",
          "owner",
          "deputy",
          "target",
          "contact",
          "needs",
          "reversible",
          "containment",
          "feature");
  private static final List<String> LINK = List.of("role", "people", "quorum", "timeout");
  private static final List<String> FEATURE =
      List.of("key", "name", "depends", "fails", "probes", "flag", "customers", "revenue");

  private final Outline outline = new Outline();
  private final PlanValues values;
  private final Set<String> steps = new HashSet<>();
  private final Set<String> features = new HashSet<>();

  PlanReading(PlanText.Names names) {
    this.values = new PlanValues(outline, names);
  }

  PlanText.Read plan(@Nullable Node root) {
    Map<String, Node> fields = outline.map(root, "A rollback plan", PLAN);
    Node chain = fields.get("chain");
    RollbackPlan plan =
        new RollbackPlan(
            environment(root, fields.get("environment")),
            values.optional(fields, "previous", PlanLimits.VERSION),
            several(fields, "steps", "- key: redeploy", MOST_STEPS, this::step),
            chain == null
                ? Chain.LEAD
                : new Chain(several(fields, "chain", "- role: lead", MOST_LINKS, this::link)),
            several(fields, "criteria", "- error rate >= 5% for 3m", MOST_CRITERIA, this::trigger),
            several(fields, "features", "- key: checkout", MOST_FEATURES, this::feature),
            values.link(fields.get("runbook")));
    return outline.problems().isEmpty()
        ? new PlanText.Good(plan)
        : new PlanText.Bad(
            outline.problems().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST_PROBLEMS)
                .toList());
  }

  private String environment(@Nullable Node root, @Nullable Node node) {
    String name = outline.text(root, node, "environment", 1, PlanLimits.ENVIRONMENT);
    if (!name.isEmpty() && PlanLimits.environment(name).isEmpty()) {
      outline.problem(
          node, "`environment:` is one word of letters, digits, dots and hyphens: `production`.");
    }
    return PlanLimits.environment(name).orElse("");
  }

  private @Nullable Step step(Node node) {
    int before = outline.problems().size();
    Map<String, Node> fields = outline.map(node, "A step", STEP);
    if (fields.isEmpty()) {
      return null;
    }
    String key = values.key(node, fields, "restore-db");
    once(steps, key, fields.get("key"));
    String word = outline.text(node, fields.get("kind"), "kind", 1, 40);
    Optional<Step.Kind> kind = Step.Kind.parse(word);
    if (!word.isEmpty() && kind.isEmpty()) {
      outline.problem(
          fields.get("kind"),
          "`kind:` is code, database, assets, configuration, communication or verification.");
    }
    var step =
        new Step(
            key,
            kind.orElse(Step.Kind.CODE),
            outline.text(node, fields.get("text"), "text", 1, PlanLimits.TEXT),
            values.command(fields.get("command")),
            values.person(fields.get("owner"), "owner"),
            values.person(fields.get("deputy"), "deputy"),
            values.span(fields, "target", Duration.ofMinutes(10), PlanLimits.LONGEST),
            values.contact(fields.get("contact")),
            values.keys(fields.get("needs"), "needs"),
            values.truth(fields.get("reversible"), "reversible", true),
            values.truth(fields.get("containment"), "containment", false),
            values.key(fields.get("feature"), "feature"));
    return outline.problems().size() > before ? null : step;
  }

  private Chain.@Nullable Link link(Node node) {
    int before = outline.problems().size();
    Map<String, Node> fields = outline.map(node, "A link of the chain", LINK);
    if (fields.isEmpty()) {
      return null;
    }
    String word = outline.text(node, fields.get("role"), "role", 0, 40);
    Optional<LaunchRole> role = LaunchRole.parse(word);
    if (!word.isEmpty() && role.isEmpty()) {
      outline.problem(
          fields.get("role"), "`role:` is lead, approver, on-call, support, tester or member.");
    }
    List<String> people = values.people(fields.get("people"));
    if (fields.containsKey("role") == fields.containsKey("people")) {
      outline.problem(
          node, "A link of the chain asks either a `role:` or `people:`; write one of them.");
    }
    int quorum = values.number(fields.get("quorum"), "quorum", 1, PlanLimits.QUORUM);
    Duration timeout = values.span(fields, "timeout", Duration.ofMinutes(10), PlanLimits.LONGEST);
    return outline.problems().size() > before
        ? null
        : new Chain.Link(role.orElse(null), people, quorum, timeout);
  }

  private RollbackPlan.@Nullable Trigger trigger(Node node) {
    int before = outline.problems().size();
    if (!(node instanceof MappingNode)) {
      String text = outline.text(node, node, "criteria", 1, PlanLimits.CRITERION);
      return outline.problems().size() > before ? null : new RollbackPlan.Trigger(text, null);
    }
    Map<String, Node> fields = outline.map(node, "A criterion", List.of("when", "feature"));
    String text = outline.text(node, fields.get("when"), "when", 1, PlanLimits.CRITERION);
    String feature = values.key(fields.get("feature"), "feature");
    return outline.problems().size() > before ? null : new RollbackPlan.Trigger(text, feature);
  }

  private @Nullable ProductFeature feature(Node node) {
    int before = outline.problems().size();
    Map<String, Node> fields = outline.map(node, "A feature", FEATURE);
    if (fields.isEmpty()) {
      return null;
    }
    String key = values.key(node, fields, "checkout");
    once(features, key, fields.get("key"));
    String name = outline.text(node, fields.get("name"), "name", 0, PlanLimits.NAME);
    var feature =
        new ProductFeature(
            key,
            name.isEmpty() ? key : name,
            values.texts(fields.get("depends"), "depends", PlanLimits.NAME),
            values.texts(fields.get("fails"), "fails", PlanLimits.TEXT),
            values.numbers(fields.get("probes")),
            values.flag(fields.get("flag")),
            values.optional(fields, "customers", PlanLimits.TEXT),
            values.optional(fields, "revenue", PlanLimits.TEXT));
    return outline.problems().size() > before ? null : feature;
  }

  private <T> List<T> several(
      Map<String, Node> fields,
      String name,
      String example,
      int most,
      Function<Node, @Nullable T> one) {
    Node node = fields.get(name);
    List<Node> nodes = node == null ? List.of() : outline.items(node, name, example);
    if (nodes.size() > most) {
      outline.problem(
          nodes.get(most),
          "`%s:` has at most %d parts; from here on it is too long.".formatted(name, most));
      return List.of();
    }
    List<T> all = new ArrayList<>();
    for (Node each : nodes) {
      T made = one.apply(each);
      if (made != null) {
        all.add(made);
      }
    }
    return all;
  }

  private void once(Set<String> seen, String key, @Nullable Node node) {
    if (!key.isEmpty() && !seen.add(key)) {
      outline.problem(node, "This key stands in the plan twice: give each its own.");
    }
  }
}
