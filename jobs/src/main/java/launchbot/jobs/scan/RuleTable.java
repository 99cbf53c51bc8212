package launchbot.jobs.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A table of a file of rules; what is of another type than it should be is noted. */
record RuleTable(TomlTable toml, String name, List<String> mistakes) {

  /** The same, called something else in sentences. */
  RuleTable called(String other) {
    return new RuleTable(toml, other, mistakes);
  }

  boolean has(String key) {
    return toml.contains(List.of(key));
  }

  @Nullable String text(String key) {
    return switch (value(key)) {
      case null -> null;
      case String text -> text;
      default -> wrong(key, "a text");
    };
  }

  boolean flag(String key) {
    return switch (value(key)) {
      case null -> false;
      case Boolean flag -> flag;
      default -> {
        wrong(key, "true or false");
        yield false;
      }
    };
  }

  /** 0 where there is none. */
  double number(String key) {
    return switch (value(key)) {
      case null -> 0;
      case Number number -> number.doubleValue();
      default -> {
        wrong(key, "a number");
        yield 0;
      }
    };
  }

  List<String> lower(String key) {
    return texts(key).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    switch (value(key)) {
      case null -> {
        // none
      }
      case TomlArray array -> {
        for (Object one : array.toList()) {
          if (one instanceof String text) {
            texts.add(text);
          } else {
            wrong(key, "a list of texts");
          }
        }
      }
      default -> wrong(key, "a list of texts");
    }
    return texts;
  }

  /** The one of that name; null where there is none, or several. */
  @Nullable RuleTable table(String key) {
    return switch (value(key)) {
      case null -> null;
      case TomlTable table -> new RuleTable(table, key, mistakes);
      case TomlArray _ -> null;
      default -> {
        wrong(key, "a table");
        yield null;
      }
    };
  }

  /** Those of {@code [[key]]}. */
  List<RuleTable> tables(String key) {
    List<RuleTable> tables = new ArrayList<>();
    if (value(key) instanceof TomlArray array) {
      for (Object one : array.toList()) {
        if (one instanceof TomlTable table) {
          tables.add(new RuleTable(table, key, mistakes));
        } else {
          wrong(key, "tables");
        }
      }
    }
    return tables;
  }

  private @Nullable Object value(String key) {
    return toml.get(List.of(key));
  }

  private @Nullable String wrong(String key, String expected) {
    mistakes.add("In %s, %s has to be %s.".formatted(name, key, expected));
    return null;
  }
}
