package launchbot.jobs.scan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Reads rules in the TOML format of gitleaks: {@code [[rules]]} with {@code [[rules.allowlists]]},
 * {@code [[allowlists]]}, {@code [extend]}. Patterns are compiled by RE2, so that none of them can
 * be made to hang.
 */
final class RuleFile {
  /** The longest file that is read, in characters. */
  static final int LONGEST = 1 << 20;

  private static final int MOST_RULES = 2_000;

  private final Rules base;
  private final List<String> mistakes = new ArrayList<>();

  private RuleFile(Rules base) {
    this.base = base;
  }

  /** What became of a file. */
  sealed interface Read {}

  /** It can be used. */
  record Usable(Rules rules) implements Read {}

  /**
   * It cannot.
   *
   * @param mistakes one sentence each, at least one; of the file's text only ids of rules are in it
   */
  record Unusable(List<String> mistakes) implements Read {}

  /**
   * @param base what {@code useDefault = true} stands for
   */
  static Read read(String toml, Rules base) {
    return new RuleFile(base).read(toml);
  }

  private Read read(String toml) {
    if (toml.length() > LONGEST) {
      return new Unusable(List.of("The file of rules is longer than 1 MiB."));
    }
    TomlParseResult parsed;
    try {
      parsed = Toml.parse(toml);
    } catch (StackOverflowError e) {
      // The parser descends once for each bracket; a file of nothing but brackets is no rules.
      return new Unusable(List.of("The file of rules is nested too deeply."));
    }
    if (parsed.hasErrors()) {
      return new Unusable(
          parsed.errors().stream()
              .limit(5)
              .map(e -> "Line %d of the rules is no TOML.".formatted(e.position().line()))
              .distinct()
              .toList());
    }
    Rules rules = rules(new RuleTable(parsed, "the file", mistakes), toml);
    return mistakes.isEmpty() ? new Usable(rules) : new Unusable(List.copyOf(mistakes));
  }

  private Rules rules(RuleTable file, String toml) {
    RuleTable extend = file.table("extend");
    boolean more = extend != null && extend.flag("useDefault");
    Set<String> disabled = extend == null ? Set.of() : Set.copyOf(extend.texts("disabledRules"));
    Map<String, Rule> byId = new LinkedHashMap<>();
    if (more) {
      base.rules().forEach(rule -> byId.put(rule.id(), rule));
    }
    List<RuleTable> tables = file.tables("rules");
    if (tables.size() > MOST_RULES) {
      mistakes.add("There are more than %d rules.".formatted(MOST_RULES));
      return base;
    }
    for (RuleTable table : tables) {
      Rule rule = rule(table, byId);
      if (rule != null) {
        byId.put(rule.id(), rule);
      }
    }
    byId.keySet().removeAll(disabled);
    List<Allowlist> allowlists = new ArrayList<>(more ? base.allowlists() : List.of());
    allowlists.addAll(allowlists(file, "allowlist", "allowlists"));
    return new Rules(
        List.copyOf(byId.values()),
        allowlists,
        Digests.hex(((more ? base.digest() : "") + toml).getBytes(StandardCharsets.UTF_8)));
  }

  /** One rule; over one of the same id it lays what it says itself. */
  private @Nullable Rule rule(RuleTable table, Map<String, Rule> known) {
    String id = table.text("id");
    if (id == null || id.isBlank()) {
      mistakes.add("A rule has no id.");
      return null;
    }
    table = table.called("rule " + id);
    Rule before = known.get(id);
    @Nullable Pattern regex = pattern(table, "regex");
    @Nullable Pattern path = pattern(table, "path");
    String description = table.text("description");
    List<String> keywords = table.lower("keywords");
    List<Allowlist> allowlists = allowlists(table, "allowlist", "allowlists");
    if (before != null) {
      return new Rule(
          id,
          description == null ? before.description() : description,
          regex == null ? before.regex() : regex,
          path == null ? before.path() : path,
          both(before.keywords(), keywords),
          table.has("entropy") ? table.number("entropy") : before.entropy(),
          table.has("secretGroup") ? group(table, regex) : before.group(),
          both(before.tags(), table.texts("tags")),
          both(before.allowlists(), allowlists));
    }
    if (regex == null && path == null && mistakes.isEmpty()) {
      mistakes.add("The rule %s has neither a regex nor a path.".formatted(id));
    }
    return new Rule(
        id,
        description == null ? id : description,
        regex,
        path,
        keywords,
        table.number("entropy"),
        group(table, regex),
        table.texts("tags"),
        allowlists);
  }

  private int group(RuleTable table, @Nullable Pattern regex) {
    double group = table.number("secretGroup");
    if (group < 0 || (regex != null && group > regex.groupCount())) {
      mistakes.add("The secretGroup of %s is none of its groups.".formatted(table.name()));
      return 0;
    }
    return (int) group;
  }

  private List<Allowlist> allowlists(RuleTable table, String one, String several) {
    List<RuleTable> tables = new ArrayList<>(table.tables(several));
    RuleTable single = table.tables(one).isEmpty() ? table.table(one) : null;
    tables.addAll(single == null ? table.tables(one) : List.of(single));
    return tables.stream()
        .map(t -> t.called("an allowlist of " + table.name()))
        .map(this::allowlist)
        .toList();
  }

  private Allowlist allowlist(RuleTable table) {
    String condition = String.valueOf(table.text("condition"));
    String target = String.valueOf(table.text("regexTarget"));
    return new Allowlist(
        condition.equalsIgnoreCase("and") || condition.equals("&&"),
        switch (target) {
          case "match" -> Allowlist.Target.MATCH;
          case "line" -> Allowlist.Target.LINE;
          default -> Allowlist.Target.SECRET;
        },
        patterns(table, "regexes"),
        patterns(table, "paths"),
        table.lower("stopwords"),
        Set.copyOf(table.lower("commits")),
        Set.copyOf(table.texts("targetRules")));
  }

  private List<Pattern> patterns(RuleTable table, String key) {
    List<Pattern> patterns = new ArrayList<>();
    for (String source : table.texts(key)) {
      Pattern pattern = compile(table, key, source);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private @Nullable Pattern pattern(RuleTable table, String key) {
    String source = table.text(key);
    return source == null ? null : compile(table, key, source);
  }

  private @Nullable Pattern compile(RuleTable table, String key, String source) {
    try {
      return Pattern.compile(source);
    } catch (PatternSyntaxException | StackOverflowError e) {
      mistakes.add("The %s of %s is no pattern of RE2.".formatted(key, table.name()));
      return null;
    }
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
