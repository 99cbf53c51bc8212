package launchbot.jobs.smoke;

import com.google.gson.JsonNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.yaml.Document;
import launchbot.yaml.Outline;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the steps of a smoke probe (docs/probes-site.md); all mistakes at once, by line. */
public final class StepReader {
  /** In bytes of UTF-8. */
  public static final int LARGEST = 16 * 1024;

  public static final int MOST_STEPS = 20;
  private static final int MOST_EACH = 20;
  private static final int TEXT = 8_000;
  private static final int MOST_PROBLEMS = 20;
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final List<String> FIELDS =
      List.of(
          "name", "method", "url", "headers", "form", "json", "body", "follow", "expect",
          "capture");

  private final Outline outline = new Outline();
  private final Function<String, List<String>> expectation;

  /** What earlier steps capture. */
  private final Set<String> known = new LinkedHashSet<>();

  private StepReader(Function<String, List<String>> expectation) {
    this.expectation = expectation;
  }

  /** What came of it. */
  public sealed interface Read {}

  public record Good(List<Step> steps) implements Read {}

  /**
   * @param problems by line, at least one
   */
  public record Bad(List<Problem> problems) implements Read {
    /** One to a line, as plain text. */
    public String words() {
      return problems.stream()
          .map(problem -> "Line %d: %s".formatted(problem.line(), problem.what()))
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * @param expectation what is wrong with such a sentence, as sentences that say what to write
   */
  public static Read read(String yaml, Function<String, List<String>> expectation) {
    return switch (Document.read(yaml, "a list of steps", LARGEST)) {
      case Document.Bad(Problem problem) -> new Bad(List.of(problem));
      case Document.Good(Node root) -> new StepReader(expectation).steps(root);
    };
  }

  private Read steps(@Nullable Node root) {
    if (root == null) {
      return new Bad(List.of(new Problem(1, "Write a step, such as `- url: /sign-in`.")));
    }
    List<Step> steps = new ArrayList<>();
    List<Node> nodes = outline.items(root, "steps", "- url: /sign-in");
    for (Node node : nodes.subList(0, Math.min(MOST_STEPS, nodes.size()))) {
      steps.add(step(node, steps.size() + 1));
    }
    if (nodes.size() > MOST_STEPS) {
      outline.problem(
          nodes.get(MOST_STEPS),
          "At most %d steps; from here on it is too long.".formatted(MOST_STEPS));
    }
    if (steps.isEmpty() && outline.problems().isEmpty()) {
      outline.problem(root, "There is no step: write for example `- url: /sign-in`.");
    }
    return outline.problems().isEmpty()
        ? new Good(List.copyOf(steps))
        : new Bad(
            outline.problems().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST_PROBLEMS)
                .toList());
  }

  private Step step(Node node, int number) {
    Map<String, Node> fields = outline.map(node, "A step", FIELDS);
    String name = outline.text(node, fields.get("name"), "name", 0, 60);
    closed(fields.get("name"), name, "A name is shown to everybody");
    String url = outline.text(node, fields.get("url"), "url", 1, 2_000);
    url(fields.get("url"), url);
    Step.Body body = body(fields);
    String method =
        outline.text(node, fields.get("method"), "method", 0, 10).toUpperCase(Locale.ROOT);
    if (!method.isEmpty() && !METHODS.contains(method)) {
      outline.problem(
          fields.get("method"),
          "`method:` is one of "
              + METHODS.stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    String usual = body instanceof Step.None ? "GET" : "POST";
    Map<String, String> headers = texts(fields.get("headers"), "headers", "Accept: text/html");
    List<String> expect = expect(fields.get("expect"));
    // Captured last: a step cannot use what its own answer brings.
    Map<String, Capture> capture = captures(fields.get("capture"));
    return new Step(
        name.isEmpty() ? "step " + number : name,
        method.isEmpty() ? usual : method,
        url,
        headers,
        body,
        follow(fields.get("follow")),
        expect,
        capture);
  }

  private void url(@Nullable Node node, String url) {
    if (node == null || url.isEmpty()) {
      return;
    }
    String lower = url.toLowerCase(Locale.ROOT);
    boolean absolute = lower.startsWith("http://") || lower.startsWith("https://");
    if (!absolute && !url.startsWith("/") && !url.startsWith("${")) {
      outline.problem(node, "`url:` begins with `/`, or with `https://` for another host.");
    }
    String host = absolute ? url.substring(url.indexOf("//") + 2).split("[/?#]", 2)[0] : "";
    if (host.contains("@") || host.contains("${")) {
      outline.problem(node, "A host is written out, without names, passwords and `${…}` in it.");
    }
    if (Variables.in(url).stream().anyMatch(name -> name.startsWith(Variables.SECRET))) {
      outline.problem(
          node, "A secret in an address ends up in logs: put it into `headers:` or `form:`.");
    }
    variables(node, url);
  }

  private Step.Body body(Map<String, Node> fields) {
    List<String> given =
        List.of("form", "json", "body").stream().filter(fields::containsKey).toList();
    if (given.size() > 1) {
      outline.problem(
          fields.get(given.get(1)), "A step sends one of `form:`, `json:` and `body:`.");
    }
    if (given.isEmpty()) {
      return new Step.None();
    }
    Node node = fields.get(given.getFirst());
    return switch (given.getFirst()) {
      case "form" -> new Step.Form(texts(node, "form", "email: probe@example.com"));
      case "json" -> {
        variablesWithin(node);
        yield new Step.Json(node == null ? JsonNull.INSTANCE : YamlJson.of(node));
      }
      default -> {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (text.isEmpty() || text.length() > TEXT) {
          outline.problem(node, "`body:` is a text of up to 8,000 characters.");
        }
        variables(node, text);
        yield new Step.Text(text);
      }
    };
  }

  private Map<String, String> texts(@Nullable Node node, String name, String example) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (NodeTuple each : pairs(node, name, example)) {
      String value = Outline.scalar(each.getValueNode());
      closed(each.getKeyNode(), Outline.scalar(each.getKeyNode()), "A field's name is fixed");
      if (value.length() > TEXT) {
        outline.problem(each.getValueNode(), "This value is longer than 8,000 characters.");
      }
      variables(each.getValueNode(), value);
      texts.put(Outline.scalar(each.getKeyNode()), value);
    }
    return texts;
  }

  private List<String> expect(@Nullable Node node) {
    List<String> sentences = new ArrayList<>();
    if (node == null) {
      return sentences;
    }
    List<Node> nodes =
        node instanceof ScalarNode ? List.of(node) : outline.items(node, "expect", "- status 200");
    for (Node each : nodes.subList(0, Math.min(MOST_EACH, nodes.size()))) {
      String sentence = outline.text(null, each, "expect", 1, 500);
      closed(each, sentence, "An expectation is shown to everybody");
      expectation.apply(sentence).forEach(why -> outline.problem(each, why));
      sentences.add(sentence);
    }
    return sentences;
  }

  private Map<String, Capture> captures(@Nullable Node node) {
    Map<String, Capture> captures = new LinkedHashMap<>();
    for (NodeTuple each : pairs(node, "capture", "token: json $.token")) {
      String name = Outline.scalar(each.getKeyNode());
      if (!Variables.isName(name) || name.startsWith("secret")) {
        outline.problem(
            each.getKeyNode(),
            "A name has letters, digits, `_` and `-`, and does not begin with `secret`.");
        continue;
      }
      switch (Capture.parse(Outline.scalar(each.getValueNode()))) {
        case Capture.Mistaken(String why) -> outline.problem(each.getValueNode(), why);
        case Capture.Understood(Capture capture) -> captures.put(name, capture);
      }
      known.add(name);
    }
    return captures;
  }

  private boolean follow(@Nullable Node node) {
    String said = node == null ? "" : Outline.scalar(node).toLowerCase(Locale.ROOT);
    if (node != null && !Set.of("true", "yes", "false", "no").contains(said)) {
      outline.problem(node, "`follow:` is `yes` or `no`.");
    }
    return said.equals("true") || said.equals("yes");
  }

  private List<NodeTuple> pairs(@Nullable Node node, String name, String example) {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      outline.problem(
          node, "`%s:` has names with values: write for example `%s`.".formatted(name, example));
      return List.of();
    }
    if (mapping.getValue().size() > MOST_EACH) {
      outline.problem(node, "`%s:` has at most %d.".formatted(name, MOST_EACH));
    }
    return mapping.getValue().subList(0, Math.min(MOST_EACH, mapping.getValue().size()));
  }

  /** Each variable has to have a value by then. */
  private void variables(@Nullable Node node, String text) {
    for (String name : Variables.in(text)) {
      boolean secret = name.startsWith(Variables.SECRET);
      String bare = secret ? name.substring(Variables.SECRET.length()) : name;
      if (!Variables.isName(bare)) {
        outline.problem(node, "Between `${` and `}` stands a name: letters, digits, `_`, `-`.");
      } else if (!secret && !known.contains(name)) {
        outline.problem(
            node, "No earlier step captures this value; a secret is written `${secret.name}`.");
      }
    }
  }

  private void variablesWithin(@Nullable Node node) {
    YamlJson.texts(node).forEach(text -> variables(text, text.getValue()));
  }

  private void closed(@Nullable Node node, String text, String why) {
    if (text.contains("${")) {
      outline.problem(node, why + ": `${…}` goes into values only.");
    }
  }
}
