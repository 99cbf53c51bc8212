package launchbot.jobs.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Prometheus' text format 0.0.4, and of OpenMetrics 1.0 what looks like it. One pass, no
 * backtracking; a line that is none is left out.
 */
final class MetricsText {
  private static final int LABELS = 60;

  private final String line;
  private int at;

  private MetricsText(String line) {
    this.line = line;
  }

  /**
   * Those lines whose name is wanted.
   *
   * @param most no more than that are read
   */
  static List<Series> read(String text, Predicate<String> wanted, int most) {
    List<Series> all = new ArrayList<>();
    int from = 0;
    while (from < text.length() && all.size() < most) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end).strip();
      from = end < 0 ? text.length() : end + 1;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        new MetricsText(line).series(wanted).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Series> series(Predicate<String> wanted) {
    String name = word();
    if (name.isEmpty() || !wanted.test(name)) {
      return Optional.empty();
    }
    Map<String, String> labels = new HashMap<>();
    if (is('{') && !labels(labels)) {
      return Optional.empty();
    }
    blanks();
    int from = at;
    while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
      at++;
    }
    return value(line.substring(from, at)).map(value -> Series.of(name, labels, value));
  }

  /** Behind the brace that opens; false where they are none. */
  private boolean labels(Map<String, String> labels) {
    at++;
    while (labels.size() <= LABELS) {
      blanks();
      if (is('}')) {
        at++;
        return true;
      }
      String name = word();
      blanks();
      if (name.isEmpty() || !is('=')) {
        return false;
      }
      at++;
      blanks();
      Optional<String> value = quoted();
      if (value.isEmpty()) {
        return false;
      }
      labels.put(name, value.get());
      blanks();
      if (is(',')) {
        at++;
      } else if (!is('}')) {
        return false;
      }
    }
    return false;
  }

  private Optional<String> quoted() {
    if (!is('"')) {
      return Optional.empty();
    }
    at++;
    var value = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return Optional.of(value.toString());
      }
      if (c == '\\' && at < line.length()) {
        char escaped = line.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(c);
      }
    }
    return Optional.empty();
  }

  private String word() {
    int from = at;
    while (at < line.length() && isWord(line.charAt(at))) {
      at++;
    }
    return line.substring(from, at);
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == ':';
  }

  private void blanks() {
    while (is(' ') || is('\t')) {
      at++;
    }
  }

  private boolean is(char c) {
    return at < line.length() && line.charAt(at) == c;
  }

  /** A counter is finite and not negative: whatever else stands there counts nothing. */
  private static Optional<Double> value(String text) {
    try {
      double value = Double.parseDouble(text);
      return value >= 0 && value < 1e18 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
