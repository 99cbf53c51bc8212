package launchbot.bot.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.checklist.Catalogue;
import launchbot.triage.Near;

/** What to type instead, where a setting of a probe cannot be read; in mrkdwn. */
final class Hints {
  /** What may stand behind any probe's target. */
  static final List<String> WORDS =
      List.of(
          "every",
          "timeout",
          "expect",
          "as",
          "group",
          "after",
          "recover",
          "parent",
          "proves",
          "target",
          "critical",
          "warning",
          "info");

  private Hints() {}

  /** What to say to whoever typed a word that is none of these and none of its kind's options. */
  static String unknown(String name, List<String> options) {
    List<String> known = Stream.concat(WORDS.stream(), options.stream()).toList();
    List<String> near = name.isEmpty() ? List.of() : Near.of(name, known, 1);
    return "I don't know a word of that.%s These I know: %s. What is expected, and names of several words, stand in quotes."
        .formatted(
            near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst()),
            known.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
  }

  /** What to say of the first of these that is no item of the checklist; empty where all are. */
  static Optional<String> unprovable(List<String> items) {
    List<String> known = Catalogue.shipped().lines().stream().map(Catalogue.Line::key).toList();
    return items.stream()
        .filter(item -> !known.contains(item))
        .findFirst()
        .map(item -> Near.of(item, known, 1))
        .map(near ->
            "No item of the checklist is called that.%s `/launch check` lists them; a name is like `pre-launch.admin-protected`."
                .formatted(near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst())));
  }

  /** How that setting is typed. */
  static String example(String name) {
    return switch (name) {
      case "every" -> "`every 60s`";
      case "timeout" -> "`timeout 5s`";
      case "expect" -> "`expect status 200-299`, `expect body has \"Sign in\"`";
      case "as" -> "`as \"Checkout\"`";
      case "group" -> "`group checkout`";
      case "after" -> "`after 3`, or `after 3/10`";
      case "recover" -> "`recover 2`";
      case "parent" -> "`parent 4`";
      case "target" -> "`target https://example.com`";
      case "proves" -> "`proves pre-launch.admin-protected`";
      case "critical", "warning", "info" -> "`%s` alone says how loud it is".formatted(name);
      case "selectors" -> "`selectors google k1`";
      case "at" -> "`at weekday 03:00`";
      case "grace" -> "`grace 2h`";
      case "rate" -> "`rate 1%`";
      case "p95" -> "`p95 800ms`";
      case "core", "payments" -> "`%s /checkout`".formatted(name);
      case "total", "errors", "latency" -> "`%s http_requests_total`".formatted(name);
      default -> "`%s=…`".formatted(name);
    };
  }
}
