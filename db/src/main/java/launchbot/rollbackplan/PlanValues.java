package launchbot.rollbackplan;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import launchbot.probe.Length;
import launchbot.triage.Wording;
import launchbot.yaml.Outline;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Single values of a plan's YAML, each with what is wrong about it. */
final class PlanValues {
  private static final int MOST = 40;
  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{2,30})(\\|[^>]*)?>");
  private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{2,30}");

  /** Control characters but the line's end, halves of pairs, marks that turn the direction. */
  private static final Pattern UNWANTED =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n]]");

  private final Outline outline;
  private final PlanText.Names names;

  PlanValues(Outline outline, PlanText.Names names) {
    this.outline = outline;
    this.names = names;
  }

  @Nullable String optional(Map<String, Node> fields, String name, int most) {
    String text = outline.text(null, fields.get(name), name, 0, most);
    return text.isEmpty() ? null : text;
  }

  /** The key that something must have. */
  String key(Node parent, Map<String, Node> fields, String example) {
    Node node = fields.get("key");
    String key = outline.text(parent, node, "key", 1, PlanLimits.KEY);
    if (!key.isEmpty() && !PlanLimits.key(key)) {
      outline.problem(
          node, "`key:` has small letters, digits and single hyphens: `%s`.".formatted(example));
    }
    return key;
  }

  /** A key that refers to something. */
  @Nullable String key(@Nullable Node node, String name) {
    String key = outline.text(null, node, name, 0, PlanLimits.KEY);
    if (!key.isEmpty() && !PlanLimits.key(key)) {
      outline.problem(node, "`%s:` is the key of one that stands in this plan.".formatted(name));
    }
    return key.isEmpty() ? null : key;
  }

  List<String> keys(@Nullable Node node, String name) {
    return each(node, name).map(one -> key(one, name)).filter(Objects::nonNull).distinct().toList();
  }

  List<String> texts(@Nullable Node node, String name, int most) {
    return each(node, name)
        .map(one -> outline.text(one, one, name, 1, most))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Nullable String flag(@Nullable Node node) {
    String flag = outline.text(null, node, "flag", 0, PlanLimits.FLAG);
    if (!flag.isEmpty() && !PlanLimits.flag(flag)) {
      outline.problem(node, "`flag:` is the key of a switch: letters, digits, dots and hyphens.");
    }
    return flag.isEmpty() ? null : flag;
  }

  /** Numbers of probes; {@code #} before them is allowed in quotes. */
  List<Integer> numbers(@Nullable Node node) {
    return each(node, "probes")
        .map(one -> {
          String text = outline.text(one, one, "probes", 1, 20).replaceFirst("^#", "");
          if (!text.isEmpty() && !text.matches("[1-9]\\d{0,5}")) {
            outline.problem(one, "`probes:` are numbers of probes, such as `probes: [3, 4]`.");
          }
          return text.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(text)) : none();
        })
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  int number(@Nullable Node node, String name, int usual, int most) {
    String text = outline.text(null, node, name, 0, 20);
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > most) {
      outline.problem(node, "`%s:` is a number from 1 to %d.".formatted(name, most));
      return usual;
    }
    return Integer.parseInt(text);
  }

  Duration span(Map<String, Node> fields, String name, Duration usual, Duration longest) {
    String text = outline.text(null, fields.get(name), name, 0, 20);
    if (text.isEmpty()) {
      return usual;
    }
    Optional<Duration> span =
        Length.of(text)
            .filter(one -> one.toMillis() >= 1_000 && one.toMillis() % 1_000 == 0)
            .filter(one -> one.compareTo(longest) <= 0);
    if (span.isEmpty()) {
      outline.problem(
          fields.get(name),
          "`%s:` is a length of time of a day at most: 90s, 5m, 1h.".formatted(name));
    }
    return span.orElse(usual);
  }

  boolean truth(@Nullable Node node, String name, boolean usual) {
    String text = outline.text(null, node, name, 0, 10).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "" -> usual;
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> {
        outline.problem(node, "`%s:` is yes or no.".formatted(name));
        yield usual;
      }
    };
  }

  /** Somebody, as a Slack user id. */
  @Nullable String person(@Nullable Node node, String name) {
    String text = outline.text(null, node, name, 0, PlanLimits.NAME);
    if (text.isEmpty()) {
      return null;
    }
    Optional<String> found = known(text);
    if (found.isEmpty()) {
      outline.problem(
          node,
          "I know nobody by that name, or more than one: write the member id that their profile in"
              + " Slack has, such as `U012AB3CD`.");
    }
    return found.orElse(null);
  }

  List<String> people(@Nullable Node node) {
    return each(node, "people")
        .map(one -> person(one, "people"))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Somebody, or a name with a number. */
  @Nullable String contact(@Nullable Node node) {
    String text = outline.text(null, node, "contact", 0, PlanLimits.CONTACT);
    return text.isEmpty() ? null : known(text).orElse(text);
  }

  @Nullable String link(@Nullable Node node) {
    String text = outline.text(null, node, "runbook", 0, PlanLimits.URL);
    if (!text.isEmpty() && !web(text)) {
      outline.problem(node, "`runbook:` is a link that begins with https://.");
    }
    return text.isEmpty() ? null : text;
  }

  /** Lines that somebody copies: they stay lines. */
  @Nullable String command(@Nullable Node node) {
    if (node != null && !(node instanceof ScalarNode)) {
      outline.problem(node, "`command:` is a text: write it behind the colon, in quotes.");
      return null;
    }
    String text = node == null ? "" : UNWANTED.matcher(Outline.scalar(node)).replaceAll("").strip();
    Wording.tooLong("`command:`", text, PlanLimits.COMMAND)
        .ifPresent(why -> outline.problem(node, why));
    return text.isEmpty() ? null : text;
  }

  private Optional<String> known(String text) {
    var mention = MENTION.matcher(text);
    if (mention.matches()) {
      return Optional.of(mention.group(1));
    }
    return ID.matcher(text).matches() ? Optional.of(text) : names.find(text.replaceFirst("^@", ""));
  }

  private static boolean web(String text) {
    try {
      URI uri = URI.create(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The parts of a list; one by itself is a list of one. */
  private Stream<Node> each(@Nullable Node node, String name) {
    if (node == null) {
      return Stream.empty();
    }
    List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    if (nodes.size() > MOST) {
      outline.problem(node, "`%s:` has at most %d parts.".formatted(name, MOST));
      return Stream.empty();
    }
    return nodes.stream();
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }
}
