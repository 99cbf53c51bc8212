package launchbot.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.triage.Near;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The parts of a YAML document that has to have a certain shape, and where it has not. */
public final class Outline {
  private final List<Problem> problems = new ArrayList<>();

  public List<Problem> problems() {
    return problems;
  }

  public void problem(@Nullable Node at, String what) {
    problems.add(new Problem(at == null ? 1 : at.getStartMark().getLine() + 1, what));
  }

  /**
   * The fields of a mapping; none where it is something else, which is a problem then.
   *
   * @param what it is, as a sentence begins: {@code A day}
   * @param names of the fields that it may have
   */
  public Map<String, Node> map(@Nullable Node node, String what, List<String> names) {
    Map<String, Node> fields = new LinkedHashMap<>();
    String known = names.stream().map(name -> "`" + name + ":`").collect(Collectors.joining(", "));
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "%s consists of %s, each on a line of its own.".formatted(what, known));
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(tuple.getKeyNode());
      if (!names.contains(name)) {
        problem(
            tuple.getKeyNode(),
            "%s has no such field; it has %s.%s".formatted(what, known, meant(name, names)));
      } else if (fields.put(name, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), "`%s:` stands here twice: take one out.".formatted(name));
      }
    }
    return fields;
  }

  /** The parts of a list that has to be there, with something in it. */
  public List<Node> list(@Nullable Node parent, @Nullable Node node, String name, String example) {
    if (node == null && !(parent instanceof MappingNode)) {
      return List.of(); // that there is no mapping has been told already
    }
    List<Node> items = node == null ? List.of() : items(node, name, example);
    boolean empty = node == null || (node instanceof SequenceNode && items.isEmpty());
    if (empty) {
      problem(
          node == null ? parent : node,
          "`%s:` is missing or empty: write for example `%s`.".formatted(name, example));
    }
    return items;
  }

  /** The parts of a list; none where it is something else, which is a problem then. */
  public List<Node> items(Node node, String name, String example) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(node, "`%s:` is a list: write for example `%s`.".formatted(name, example));
    return List.of();
  }

  /**
   * A text as one clean line; empty where it is missing or none.
   *
   * @param least 0 where it may be missing
   */
  public String text(@Nullable Node parent, @Nullable Node node, String name, int least, int most) {
    if (node != null && !(node instanceof ScalarNode)) {
      problem(node, "`%s:` is a text: write it behind the colon, in quotes.".formatted(name));
      return "";
    }
    String line = node == null ? "" : Wording.line(scalar(node));
    if (line.isEmpty() && least > 0) {
      // A mapping that is none has been told already.
      if (node != null || parent instanceof MappingNode) {
        problem(
            node == null ? parent : node,
            "`%s:` is missing or empty: write a few words behind it.".formatted(name));
      }
    } else {
      var tooLong = Wording.tooLong("`%s:`".formatted(name), line, most);
      tooLong.ifPresent(why -> problem(node, why));
    }
    return line;
  }

  /** What is written there; empty for anything but a value. */
  public static String scalar(Node node) {
    return node instanceof ScalarNode value && !value.getTag().equals(Tag.NULL)
        ? value.getValue()
        : "";
  }

  private static String meant(String name, List<String> names) {
    return Near.of(name, names, 1).stream()
        .findFirst()
        .map(" Did you mean `%s:`?"::formatted)
        .orElse("");
  }
}
