package launchbot.rollbackplan;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.yaml.Document;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A rollback plan as YAML (docs/rollback-plan.md): written, and read back to the same one. Whatever
 * is wrong with it is said, all of it at once, by line.
 */
public final class PlanText {
  /** In bytes of UTF-8. */
  public static final int LARGEST = 64 * 1024;

  // YAML has a use for @ of its own, but this is how people write people.
  private static final Pattern ONE =
      Pattern.compile("(?m)^([ -]*(?:owner|deputy|contact): +)(@[\\w.-]+)[ \\t]*$");
  private static final Pattern SEVERAL =
      Pattern.compile("(?m)^([ -]*people: *\\[)([^\\]\"'\\n]*)(][ \\t]*)$");

  private PlanText() {}

  /** What came of it. */
  public sealed interface Read {}

  public record Good(RollbackPlan plan) implements Read {}

  /**
   * @param problems by line, at least one
   */
  public record Bad(List<Problem> problems) implements Read {
    public Bad {
      problems = List.copyOf(problems);
    }

    /** One to a line, as plain text. */
    public String words() {
      return problems.stream()
          .map(problem -> "Line %d: %s".formatted(problem.line(), problem.what()))
          .collect(Collectors.joining("\n"));
    }
  }

  /** Who is called by a name. */
  public interface Names {
    /**
     * @param name without its {@code @}
     * @return a Slack user id; empty where nobody or more than one is called so
     */
    Optional<String> find(String name);
  }

  /** With people as Slack's ids alone. */
  public static Read read(String yaml) {
    return read(yaml, _ -> Optional.empty());
  }

  public static Read read(String yaml, Names names) {
    if (yaml.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return new Bad(
          List.of(
              new Problem(
                  1,
                  "A rollback plan has at most 64 KiB: shorten its texts, or link to a runbook.")));
    }
    return switch (Document.read(quoted(yaml), "a rollback plan", LARGEST + 4096)) {
      case Document.Bad(Problem problem) -> new Bad(List.of(problem));
      case Document.Good(@Nullable Node root) -> new PlanReading(names).plan(root);
    };
  }

  /**
   * A plan of one part alone, as the fields of a form give it.
   *
   * @param list where the part belongs: {@code steps}
   * @param fields as the file has them; what is left out is not among them
   */
  public static Read part(String list, Map<String, ?> fields, Names names) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("environment", "one");
    plan.put(list, List.of(fields));
    return read(new Yaml().dump(plan), names);
  }

  /** As people write, read and keep it. */
  public static String of(RollbackPlan plan) {
    return PlanWriting.of(plan);
  }

  private static String quoted(String yaml) {
    String one = ONE.matcher(yaml).replaceAll("$1\"$2\"");
    return SEVERAL
        .matcher(one)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1)
                    + found.group(2).replaceAll("@[\\w.-]+", "\"$0\"")
                    + found.group(3)));
  }
}
