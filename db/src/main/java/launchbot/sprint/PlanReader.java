package launchbot.sprint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.yaml.Document;
import launchbot.yaml.Outline;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a plan that somebody wrote as YAML (docs/sprint.md). Nothing of it is carried out or turned
 * into objects but the plan; whatever is wrong with it is said, all of it at once, by line.
 */
public final class PlanReader {
  /** In bytes of UTF-8. */
  public static final int LARGEST = 64 * 1024;

  static final int MOST_DAYS = 30;
  static final int FOCUS = 150;
  static final int TEXT = 600;
  private static final int NAME = 80;
  private static final int MOST_REQUIRED = 200;
  private static final int MOST_PROBLEMS = 50;
  private static final String KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String ITEM = "[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*";
  private static final Set<String> COMMANDS = Set.of("list", "show", "edit", "new", "remove");

  private final Outline outline = new Outline();

  private PlanReader() {}

  /** What came of it. */
  public sealed interface Read {}

  /**
   * @param plan in version 0, since only whoever keeps it knows its version
   */
  public record Good(Plan plan) implements Read {}

  /**
   * @param problems by line, at least one
   */
  public record Bad(List<Problem> problems) implements Read {
    /** One to a line, as plain text. */
    public String words() {
      StringBuilder words = new StringBuilder();
      for (Problem problem : problems) {
        words.append("Line ").append(problem.line()).append(": ").append(problem.what());
        words.append('\n');
      }
      return words.toString().strip();
    }
  }

  public static Read read(String yaml) {
    if (yaml.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return new Bad(
          List.of(
              new Problem(
                  1,
                  "A plan has at most 64 KiB: shorten the texts of its days, or link to a page.")));
    }
    return switch (Document.read(yaml, "a plan", LARGEST)) {
      case Document.Bad(Problem problem) -> new Bad(List.of(problem));
      case Document.Good(Node root) -> new PlanReader().read(root);
    };
  }

  private Read read(@Nullable Node root) {
    Map<String, Node> fields =
        outline.map(root, "A plan", List.of("plan", "name", "days", "required"));
    String key = key(root, fields.get("plan"));
    String name = outline.text(root, fields.get("name"), "name", 1, NAME);
    List<Plan.Day> days = days(root, fields.get("days"));
    Set<String> required = required(fields.get("required"));
    if (!outline.problems().isEmpty()) {
      return new Bad(
          outline.problems().stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .limit(MOST_PROBLEMS)
              .toList());
    }
    return new Good(new Plan(key, name, 0, days, required));
  }

  private String key(@Nullable Node root, @Nullable Node node) {
    String key = outline.text(root, node, "plan", 1, 40);
    if (!key.isEmpty() && (!key.matches(KEY) || COMMANDS.contains(key))) {
      outline.problem(
          node,
          COMMANDS.contains(key)
              ? "That word is a command: call the plan something else, such as `our-10`."
              : "`plan` is what people type: small letters, digits and single hyphens, such as"
                  + " `our-10`.");
    }
    return key;
  }

  private List<Plan.Day> days(@Nullable Node root, @Nullable Node node) {
    List<Node> nodes = outline.list(root, node, "days", "- focus: what the day is for");
    if (node != null && nodes.size() > MOST_DAYS) {
      outline.problem(
          nodes.get(MOST_DAYS),
          "A plan has at most %d days; from here on it is too long.".formatted(MOST_DAYS));
    }
    List<Plan.Day> days = new ArrayList<>();
    for (Node each : nodes) {
      Map<String, Node> fields = outline.map(each, "A day", List.of("focus", "text", "acts"));
      if (fields.isEmpty()) {
        continue;
      }
      String focus = outline.text(each, fields.get("focus"), "focus", 1, FOCUS);
      String text = outline.text(each, fields.get("text"), "text", 0, TEXT);
      days.add(new Plan.Day(focus, text, acts(each, fields.get("acts"))));
    }
    return days;
  }

  private Set<Plan.Act> acts(Node day, @Nullable Node node) {
    Set<Plan.Act> acts = EnumSet.noneOf(Plan.Act.class);
    if (node == null) {
      return acts;
    }
    for (Node each : outline.list(day, node, "acts", "acts: [prompts, unranked]")) {
      Optional<Plan.Act> act = Plan.Act.parse(Outline.scalar(each));
      if (act.isEmpty()) {
        outline.problem(
            each,
            "The bot knows no such act. These it knows: prompts, unranked, paths, checks, go.");
      } else if (!acts.add(act.get())) {
        outline.problem(each, "This act stands in the day twice: take one out.");
      }
    }
    return acts;
  }

  private Set<String> required(@Nullable Node node) {
    Set<String> required = new LinkedHashSet<>();
    if (node == null) {
      return required;
    }
    List<Node> nodes = outline.items(node, "required", "required: [rollback.previous-build]");
    if (nodes.size() > MOST_REQUIRED) {
      outline.problem(
          nodes.get(MOST_REQUIRED), "At most %d items are required.".formatted(MOST_REQUIRED));
    }
    for (Node each : nodes) {
      String item = Outline.scalar(each);
      if (!item.matches(ITEM)) {
        outline.problem(
            each,
            "An item of the checklist is named by its section and its own name, with a dot between:"
                + " `rollback.previous-build`.");
      } else if (!required.add(item)) {
        outline.problem(each, "This item stands here twice: take one out.");
      }
    }
    return required;
  }
}
