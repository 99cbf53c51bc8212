package launchbot.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import launchbot.yaml.Document;
import launchbot.yaml.Outline;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code probes.yml} (docs/probe-command.md); whatever is wrong with it is said by line. */
public final class ProbeFile {
  /** In bytes of UTF-8. */
  public static final int LARGEST = 256 * 1024;

  private static final int MOST_PROBLEMS = 50;
  private static final List<String> FIELDS =
      List.of(
          "name",
          "kind",
          "target",
          "every",
          "timeout",
          "expect",
          "severity",
          "group",
          "after",
          "recover",
          "parent",
          "proves",
          "options");

  private final Outline outline = new Outline();

  private ProbeFile() {}

  /** What came of it. */
  public sealed interface Read {}

  /**
   * @param probes no two of one name
   */
  public record Good(List<Listed> probes) implements Read {
    public Good {
      probes = List.copyOf(probes);
    }
  }

  /**
   * @param problems by line, at least one
   */
  public record Bad(List<Problem> problems) implements Read {}

  /**
   * A probe of the file.
   *
   * @param draft without its parent, whose id the file does not know
   * @param parent the name of the probe that explains it; null for none
   */
  public record Listed(Probe.Draft draft, @Nullable String parent) {
    public String name() {
      return draft.name();
    }
  }

  public static Read read(String yaml) {
    return switch (Document.read(yaml, "a file of probes", LARGEST)) {
      case Document.Bad(Problem problem) -> new Bad(List.of(problem));
      case Document.Good(@Nullable Node root) -> new ProbeFile().read(root);
    };
  }

  private Read read(@Nullable Node root) {
    Map<String, Node> fields = outline.map(root, "A file of probes", List.of("probes"));
    Node list = fields.get("probes");
    // An empty list is meant: it removes them all.
    List<Node> nodes =
        list instanceof SequenceNode sequence
            ? sequence.getValue()
            : outline.list(root, list, "probes", "- name: Checkout");
    List<Listed> listed = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Node node : nodes) {
      Listed one = probe(node);
      if (one != null && Naming.taken(one.name(), names)) {
        outline.problem(node, "Another probe of the file has this name: give each its own.");
      } else if (one != null) {
        names.add(one.name());
        listed.add(one);
      }
    }
    return outline.problems().isEmpty()
        ? new Good(listed)
        : new Bad(
            outline.problems().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST_PROBLEMS)
                .toList());
  }

  private @Nullable Listed probe(Node node) {
    int before = outline.problems().size();
    Map<String, Node> fields = outline.map(node, "A probe", FIELDS);
    if (fields.isEmpty()) {
      return null;
    }
    String key = outline.text(node, fields.get("kind"), "kind", 1, 40);
    Optional<Kind> kind = Kind.of(key.toLowerCase(Locale.ROOT));
    if (!key.isEmpty() && (kind.isEmpty() || kind.get().passive())) {
      outline.problem(
          fields.get("kind"),
          "No probe of that kind can be listed; there are http, tls, dns, redirect, headers, page,"
              + " email-auth, exposure, secret-scan, smoke, perf, metrics, json.");
    }
    String target = outline.text(node, fields.get("target"), "target", 1, 500);
    if (kind.isEmpty() || outline.problems().size() > before) {
      return null;
    }
    Probe.Draft draft =
        Probe.Draft.of(Spec.of(kind.get(), target).expecting(texts(fields, "expect")));
    String name = outline.text(node, fields.get("name"), "name", 0, Naming.LONGEST);
    draft = name.isEmpty() ? draft : draft.named(name);
    draft = draft.with(pace(node, fields, draft.pace()));
    String group = outline.text(node, fields.get("group"), "group", 0, 40);
    draft = draft.in(group.isEmpty() ? null : group);
    String loud = outline.text(node, fields.get("severity"), "severity", 0, 20);
    if (!loud.isEmpty()) {
      Optional<AlarmSeverity> severity = AlarmSeverity.of(loud.toLowerCase(Locale.ROOT));
      if (severity.isEmpty()) {
        outline.problem(fields.get("severity"), "`severity:` is critical, warning or info.");
      }
      draft = draft.with(severity.orElse(draft.severity()));
    }
    Spec spec = draft.spec();
    for (Map.Entry<String, String> option : options(kind.get(), fields.get("options")).entrySet()) {
      spec = spec.with(option.getKey(), option.getValue());
    }
    draft = draft.with(spec.with(Spec.PROVES, String.join(" ", texts(fields, "proves"))));
    String parent = outline.text(node, fields.get("parent"), "parent", 0, Naming.LONGEST);
    return outline.problems().size() > before
        ? null
        : new Listed(draft, parent.isEmpty() ? null : parent);
  }

  private Pace pace(Node node, Map<String, Node> fields, Pace pace) {
    Pace next =
        pace.every(length(node, fields, "every", pace.every()))
            .timeout(length(node, fields, "timeout", pace.timeout()));
    String after = outline.text(node, fields.get("after"), "after", 0, 10);
    if (!after.isEmpty()) {
      String[] parts = after.split("/", -1);
      if (parts.length > 2
          || !parts[0].matches("\\d{1,3}")
          || !parts[parts.length - 1].matches("\\d{1,3}")) {
        outline.problem(fields.get("after"), "`after:` is a number, or 3/10 for 3 of the last 10.");
      } else {
        next = next.after(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
      }
    }
    String recover = outline.text(node, fields.get("recover"), "recover", 0, 10);
    if (!recover.isEmpty() && !recover.matches("\\d{1,3}")) {
      outline.problem(fields.get("recover"), "`recover:` is a number of good looks, such as 2.");
    } else if (!recover.isEmpty()) {
      next = next.recovers(Integer.parseInt(recover));
    }
    return next;
  }

  private Duration length(Node node, Map<String, Node> fields, String name, Duration usual) {
    String typed = outline.text(node, fields.get(name), name, 0, 20);
    Optional<Duration> length = Length.of(typed);
    if (!typed.isEmpty() && length.isEmpty()) {
      outline.problem(
          fields.get(name), "`%s:` is a length of time: 60s, 5m, 6h, 1d.".formatted(name));
    }
    return length.orElse(usual);
  }

  /** A list of texts, or one text by itself. */
  private List<String> texts(Map<String, Node> fields, String name) {
    Node node = fields.get(name);
    if (node == null) {
      return List.of();
    }
    List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    return nodes.stream()
        .map(one -> outline.text(one, one, name, 1, 300))
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private Map<String, String> options(Kind kind, @Nullable Node node) {
    Map<String, String> options = new TreeMap<>();
    if (node == null) {
      return options;
    }
    if (!(node instanceof MappingNode mapping)) {
      outline.problem(node, "`options:` are names and values, such as `selectors: google`.");
      return options;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = Outline.scalar(tuple.getKeyNode());
      if (!Options.of(kind).contains(name)) {
        outline.problem(tuple.getKeyNode(), Options.unknown(kind, name));
      } else {
        // Steps of a smoke probe have lines of their own: they stay as they were written.
        options.put(name, Outline.scalar(tuple.getValueNode()));
      }
    }
    return options;
  }
}
