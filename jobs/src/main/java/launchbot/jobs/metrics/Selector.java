package launchbot.jobs.metrics;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which lines are meant, as Prometheus' own selectors say it: {@code
 * http_requests_total{status=~"5.."}}.
 */
record Selector(String name, List<Matcher> matchers) {
  private static final int LONGEST = 500;
  private static final List<String> OPERATORS = List.of("=~", "!~", "!=", "=");

  /** What a label has to be; one that is not there counts as empty. */
  record Matcher(String label, Predicate<String> fits) {}

  boolean fits(Series series) {
    return name.equals(series.name())
        && matchers.stream()
            .allMatch(one -> one.fits().test(series.labels().getOrDefault(one.label(), "")));
  }

  /** The same under another name: a histogram's buckets. */
  Selector named(String other) {
    return new Selector(other, matchers);
  }

  /** Empty for what is none. */
  static Optional<Selector> of(String typed) {
    String text = typed.strip();
    int brace = text.indexOf('{');
    String name = (brace < 0 ? text : text.substring(0, brace)).strip();
    if (text.length() > LONGEST || name.isEmpty() || !name.chars().allMatch(Selector::isName)) {
      return Optional.empty();
    }
    if (brace < 0) {
      return Optional.of(new Selector(name, List.of()));
    }
    return text.endsWith("}")
        ? matchers(text.substring(brace + 1, text.length() - 1).strip())
            .map(matchers -> new Selector(name, matchers))
        : Optional.empty();
  }

  private static Optional<List<Matcher>> matchers(String text) {
    List<Matcher> matchers = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      int end = 0;
      while (end < rest.length() && isName(rest.charAt(end))) {
        end++;
      }
      String label = rest.substring(0, end);
      String behind = rest.substring(end).strip();
      String operator = OPERATORS.stream().filter(behind::startsWith).findFirst().orElse("");
      String quoted = behind.substring(operator.length()).strip();
      int close = quoted.startsWith("\"") ? quoted.indexOf('"', 1) : -1;
      if (label.isEmpty() || operator.isEmpty() || close < 0) {
        return Optional.empty();
      }
      Optional<Predicate<String>> fits = fits(operator, quoted.substring(1, close));
      if (fits.isEmpty()) {
        return Optional.empty();
      }
      matchers.add(new Matcher(label, fits.get()));
      rest = quoted.substring(close + 1).strip();
      if (rest.startsWith(",")) {
        rest = rest.substring(1).strip();
      } else if (!rest.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(matchers);
  }

  private static Optional<Predicate<String>> fits(String operator, String value) {
    if (operator.equals("=")) {
      return Optional.of(value::equals);
    }
    if (operator.equals("!=")) {
      return Optional.of(label -> !value.equals(label));
    }
    try {
      // RE2: whatever people type, it takes time in proportion to what it looks at.
      Pattern pattern = Pattern.compile(value);
      boolean wanted = operator.equals("=~");
      return Optional.of(label -> pattern.matcher(label).matches() == wanted);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == ':';
  }
}
