package launchbot.bot.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.checklist.Catalogue;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Length;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.Probes;
import launchbot.probe.Spec;
import launchbot.triage.Near;
import org.jspecify.annotations.Nullable;

/**
 * What may be typed behind a probe's target, in any order: {@code every 60s timeout 5s expect
 * status 200-299 as "Checkout" group checkout critical after 3/10 recover 2 parent 4 proves
 * pre-launch.admin-protected selectors=google}.
 */
final class Settings {
  private static final List<String> WORDS =
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
  private static final Set<String> LOUD = Set.of("critical", "warning", "info");
  private static final String NONE = "none";
  private static final String OPTION = "[a-z][a-z0-9-]{0,30}";

  private final Words words;
  private final List<Probe> standing;
  private final List<String> expect = new ArrayList<>();
  private Probe.Draft draft;
  private @Nullable String fault;

  private Settings(Probe.Draft draft, Words words, List<Probe> standing) {
    this.draft = draft;
    this.words = words;
    this.standing = standing;
  }

  /** What came of it. */
  sealed interface Read {}

  record Good(Probe.Draft draft) implements Read {}

  /** In mrkdwn: what is wrong and what to type instead; nothing that was typed is repeated. */
  record Bad(String why) implements Read {}

  /**
   * @param draft what it is where nothing is typed
   * @param standing the launch's, for parents
   */
  static Read read(Probe.Draft draft, Words words, List<Probe> standing) {
    return new Settings(draft, words, standing).read();
  }

  private Read read() {
    int at = 0;
    while (at < words.size() && fault == null) {
      at = setting(at);
    }
    if (!expect.isEmpty()) {
      boolean none = expect.size() == 1 && expect.getFirst().equalsIgnoreCase(NONE);
      draft = draft.with(draft.spec().expecting(none ? List.of() : expect));
    }
    return fault == null ? new Good(draft) : new Bad(fault);
  }

  /** Reads one setting; answers where the next one begins. */
  private int setting(int at) {
    Word word = words.get(at);
    if (word instanceof Word.Break) {
      return at + 1;
    }
    if (word instanceof Word.Flag(String name, @Nullable String value)) {
      option(name, value == null ? "" : value);
      return at + 1;
    }
    String name = lower(word);
    int equals = name.indexOf('=');
    if (equals > 0) {
      return option(at, name.substring(0, equals));
    }
    if (LOUD.contains(name)) {
      draft = draft.with(AlarmSeverity.of(name).orElseThrow());
      return at + 1;
    }
    if (!WORDS.contains(name)) {
      fault = unknown(name);
      return at;
    }
    int end = end(at + 1, name);
    if (end == at + 1) {
      fault = "Something is missing behind `%s`: %s.".formatted(name, example(name));
      return at;
    }
    set(name, at + 1, end);
    return end;
  }

  /** Up to the next word of ours; names and groups are one word, or one text in quotes. */
  private int end(int from, String name) {
    if (from < words.size()
        && (name.equals("as") || name.equals("group") || name.equals("target"))) {
      return from + 1;
    }
    int end = from;
    while (end < words.size() && !(end > from && begins(end))) {
      end++;
    }
    return end;
  }

  private boolean begins(int at) {
    Word word = words.get(at);
    String name = lower(word);
    return word instanceof Word.Break || WORDS.contains(name);
  }

  private void set(String name, int from, int end) {
    String value = text(from, end);
    Pace pace = draft.pace();
    switch (name) {
      case "every" -> length(name, value).ifPresent(it -> draft = draft.with(pace.every(it)));
      case "timeout" -> length(name, value).ifPresent(it -> draft = draft.with(pace.timeout(it)));
      case "expect" -> expect.add(value);
      case "as" -> draft = draft.named(unquoted(from));
      case "group" -> {
        String group = unquoted(from);
        draft = draft.in(group.equalsIgnoreCase(NONE) ? null : group);
      }
      case "target" -> draft = draft.with(draft.spec().at(Typed.target(words.get(from))));
      case "after" -> after(value);
      case "recover" ->
          draft = draft.with(pace.recovers(number(value.replaceFirst("^after ", ""), name)));
      case "parent" -> parent(value);
      default -> proves(value);
    }
  }

  private Optional<Duration> length(String name, String value) {
    Optional<Duration> length = Length.of(value);
    if (length.isEmpty()) {
      fault = "`%s` takes a length of time: %s.".formatted(name, example(name));
    }
    return length;
  }

  private void after(String value) {
    int slash = value.indexOf('/');
    int fails = number(slash < 0 ? value : value.substring(0, slash), "after");
    int outOf = slash < 0 ? fails : number(value.substring(slash + 1), "after");
    draft = draft.with(draft.pace().after(fails, outOf));
  }

  private int number(String value, String name) {
    if (!value.strip().matches("\\d{1,4}")) {
      fault = "`%s` takes a number: %s.".formatted(name, example(name));
      return 1;
    }
    return Integer.parseInt(value.strip());
  }

  private void parent(String value) {
    Optional<Probe> parent = Probes.meant(standing, value.replace("\"", ""));
    if (value.equalsIgnoreCase(NONE)) {
      draft = draft.under(null);
    } else if (parent.isEmpty()) {
      fault = "There is no such probe to depend on: `/probe list` has the numbers.";
    } else {
      draft = draft.under(parent.get().id());
    }
  }

  private void proves(String value) {
    if (value.equalsIgnoreCase(NONE)) {
      draft = draft.with(draft.spec().with(Spec.PROVES, ""));
      return;
    }
    List<String> items = List.of(value.split("[\\s,]+"));
    List<String> known = Catalogue.shipped().lines().stream().map(Catalogue.Line::key).toList();
    for (String item : items) {
      if (!known.contains(item)) {
        List<String> near = Near.of(item, known, 1);
        fault =
            "No item of the checklist is called that.%s `/launch check` lists them; a name is like `pre-launch.admin-protected`."
                .formatted(near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst()));
        return;
      }
    }
    draft = draft.with(draft.spec().with(Spec.PROVES, String.join(" ", items)));
  }

  private int option(int at, String name) {
    String value = text(at, at + 1).substring(name.length() + 1);
    boolean quoted =
        value.isEmpty() && at + 1 < words.size() && words.get(at + 1) instanceof Word.Quoted;
    option(name, quoted ? unquoted(at + 1) : value);
    return quoted ? at + 2 : at + 1;
  }

  private void option(String name, String value) {
    if (!name.matches(OPTION)) {
      fault = "An option is a name and a value, such as `selectors=google`.";
      return;
    }
    draft = draft.with(draft.spec().with(name, value));
  }

  /** As it was typed, quotation marks and all. */
  private String text(int from, int end) {
    Set<Integer> others =
        IntStream.range(0, words.size())
            .filter(i -> i < from || i >= end)
            .boxed()
            .collect(Collectors.toSet());
    return words.without(others).text();
  }

  private String unquoted(int at) {
    return words.get(at) instanceof Word.Quoted(String text) ? text : text(at, at + 1);
  }

  private static String lower(Word word) {
    return word instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }

  private static String unknown(String name) {
    List<String> near = name.isEmpty() ? List.of() : Near.of(name, WORDS, 1);
    return "I don't know a word of that.%s These I know: %s. What is expected, and names of several words, stand in quotes."
        .formatted(
            near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst()),
            WORDS.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
  }

  private static String example(String name) {
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
      default -> "`proves pre-launch.admin-protected`";
    };
  }
}
