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
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Length;
import launchbot.probe.Options;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.Probes;
import launchbot.probe.Spec;
import org.jspecify.annotations.Nullable;

/**
 * What may be typed behind a probe's target, in any order: {@code every 60s timeout 5s expect
 * status 200-299 as "Checkout" group checkout critical after 3/10 recover 2 parent 4 proves
 * pre-launch.admin-protected selectors=google}.
 */
final class Settings {
  private static final Set<String> LOUD = Set.of("critical", "warning", "info");
  private static final String NONE = "none";

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
      return assigned(at, name.substring(0, equals));
    }
    if (LOUD.contains(name)) {
      draft = draft.with(AlarmSeverity.of(name).orElseThrow());
      return at + 1;
    }
    if (!Hints.WORDS.contains(name) && !options().contains(name)) {
      fault = Hints.unknown(name, options());
      return at;
    }
    int end = end(at + 1, name);
    if (end == at + 1) {
      fault = "Something is missing behind `%s`: %s.".formatted(name, Hints.example(name));
      return at;
    }
    set(name, at + 1, end);
    return end;
  }

  /** Up to the next word of ours; names and groups are one word, or one text in quotes. */
  private int end(int from, String name) {
    boolean one = Set.of("as", "group", "target").contains(name);
    boolean option = options().contains(name);
    if (from < words.size() && (one || (option && !Options.wide(name)))) {
      return from + 1;
    }
    int end = from;
    while (end < words.size() && !(end > from && begins(end, !name.equals("expect")))) {
      end++;
    }
    return end;
  }

  /**
   * @param bare whether options count without their {@code =}: an expectation may well say "days"
   */
  private boolean begins(int at, boolean bare) {
    Word word = words.get(at);
    String name = lower(word);
    int equals = name.indexOf('=');
    return word instanceof Word.Break
        || Hints.WORDS.contains(name)
        || (bare && options().contains(name))
        || (equals > 0 && options().contains(name.substring(0, equals)));
  }

  private List<String> options() {
    return Options.of(draft.spec().kind());
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
      case "proves" -> proves(value);
      default -> option(name, end == from + 1 ? unquoted(from) : value);
    }
  }

  private Optional<Duration> length(String name, String value) {
    Optional<Duration> length = Length.of(value);
    if (length.isEmpty()) {
      fault = "`%s` takes a length of time: %s.".formatted(name, Hints.example(name));
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
      fault = "`%s` takes a number: %s.".formatted(name, Hints.example(name));
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
    Hints.unprovable(items).ifPresent(why -> fault = why);
    draft = draft.with(draft.spec().with(Spec.PROVES, String.join(" ", items)));
  }

  /** {@code selectors=google}, {@code total="requests_total"}; answers where the next begins. */
  private int assigned(int at, String name) {
    int end = at + 1;
    boolean open = text(at, at + 1).length() == name.length() + 1;
    if (open && end < words.size() && words.get(end) instanceof Word.Quoted(String text)) {
      option(name, text);
      return end + 1;
    }
    while (Options.wide(name) && end < words.size() && !begins(end, true)) {
      end++;
    }
    option(name, text(at, end).substring(name.length() + 1));
    return end;
  }

  private void option(String name, String value) {
    if (Hints.WORDS.contains(name)) {
      fault = "`%1$s` is written without `=`: %2$s.".formatted(name, Hints.example(name));
    } else if (!options().contains(name)) {
      fault = Options.unknown(draft.spec().kind(), name);
    } else {
      draft = draft.with(draft.spec().with(name, value.equalsIgnoreCase(NONE) ? "" : value));
    }
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
}
