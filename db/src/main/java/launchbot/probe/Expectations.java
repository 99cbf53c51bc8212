package launchbot.probe;

import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.probe.Expectation.Status;
import launchbot.probe.JsonValue.How;
import org.jspecify.annotations.Nullable;

/** Reads what people type for what they expect of an answer. */
public final class Expectations {
  private static final String ALL =
      "Expectations are written like this: `status 200-299`, `body has \"Sign in\"`, `body lacks"
          + " \"stack trace\"`, `json $.status == \"ok\"`, `header server has cloudflare`, `under"
          + " 800ms`, `redirects to https://www.example.com`.";

  private Expectations() {}

  /** What was typed, understood or not. */
  public sealed interface Read {}

  /** Understood. */
  public record Expected(Expectation expectation) implements Read {}

  /** Not understood: whole sentences in mrkdwn that say what to type, and nothing of what was. */
  public record Unclear(String why) implements Read {}

  /** One of them. */
  public static Read read(String typed) {
    var line = new Line(typed.strip());
    return switch (line.word().toLowerCase(Locale.ROOT)) {
      case "status" -> status(line);
      case "body" -> body(line);
      case "json" -> json(line);
      case "header" -> header(line);
      case "under" -> under(line);
      case "redirects", "redirect" -> redirects(line);
      default -> new Unclear(ALL);
    };
  }

  /** Those that are understood, in their order. */
  public static List<Expectation> understood(List<String> typed) {
    return typed.stream()
        .map(Expectations::read)
        .filter(Expected.class::isInstance)
        .map(read -> ((Expected) read).expectation())
        .toList();
  }

  /** Why the others are not. */
  public static List<String> mistakes(List<String> typed) {
    return typed.stream()
        .map(Expectations::read)
        .filter(Unclear.class::isInstance)
        .map(read -> ((Unclear) read).why())
        .distinct()
        .toList();
  }

  private static Read status(Line line) {
    List<Status.Range> ranges = new ArrayList<>();
    for (String part : line.rest().split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      int from = code(ends[0]);
      int to = code(ends[ends.length - 1]);
      if (ends.length > 2 || from < 0 || to < from) {
        return new Unclear(
            "After `status` stand numbers from 100 to 599: `status 200`, `status 200-299`, `status"
                + " 401,403`.");
      }
      ranges.add(new Status.Range(from, to));
    }
    return new Expected(new Status(ranges));
  }

  private static int code(String text) {
    boolean number = text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int code = number ? Integer.parseInt(text) : -1;
    return code >= 100 && code <= 599 ? code : -1;
  }

  private static Read body(Line line) {
    String how = line.word().toLowerCase(Locale.ROOT);
    Optional<String> text = line.text();
    return (how.equals("has") || how.equals("lacks")) && text.isPresent()
        ? new Expected(new Expectation.Body(how.equals("has"), text.get()))
        : new Unclear(
            "After `body` stands `has` or `lacks` and a text: `body has \"Sign in\"`, `body lacks"
                + " \"stack trace\"`.");
  }

  private static Read header(Line line) {
    String name = line.word().toLowerCase(Locale.ROOT);
    String how = line.word().toLowerCase(Locale.ROOT);
    Optional<Expectation.Header.How> known =
        Arrays.stream(Expectation.Header.How.values())
            .filter(one -> one.word().equals(how))
            .findFirst();
    boolean alone =
        known.isPresent()
            && (known.get() == Expectation.Header.How.PRESENT
                || known.get() == Expectation.Header.How.MISSING);
    Optional<String> text = line.done() ? Optional.empty() : line.text();
    if (!isName(name) || known.isEmpty() || alone == text.isPresent() || !line.done()) {
      return new Unclear(
          "After `header` stands its name and `has`, `lacks`, `present` or `missing`: `header"
              + " server has cloudflare`, `header x-frame-options missing`.");
    }
    return new Expected(new Expectation.Header(name, known.get(), text.orElse("")));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
  }

  private static Read under(Line line) {
    return Length.of(line.rest())
        .filter(most -> !most.isZero() && most.toMinutes() < 10)
        .<Read>map(most -> new Expected(new Expectation.Under(most)))
        .orElse(
            new Unclear(
                "After `under` stands a time up to 10 minutes: `under 800ms`, `under 2s`."));
  }

  private static Read redirects(Line line) {
    boolean to = line.word().equalsIgnoreCase("to");
    String rest = line.rest();
    try {
      URI uri = URI.create(rest.startsWith("<") && rest.endsWith(">") ? link(rest) : rest);
      String scheme = String.valueOf(uri.getScheme());
      if (to
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && (scheme.equals("https") || scheme.equals("http"))) {
        return new Expected(new Expectation.Redirects(uri.toString()));
      }
    } catch (IllegalArgumentException e) {
      // said below, like every other way of being no address
    }
    return new Unclear(
        "After `redirects to` stands a whole address: `redirects to https://www.example.com`.");
  }

  /** Out of {@code <https://example.com|example.com>}, as Slack writes it. */
  private static String link(String text) {
    int bar = text.indexOf('|');
    return text.substring(1, bar < 0 ? text.length() - 1 : bar);
  }

  private static Read json(Line line) {
    Optional<JsonPath> path = JsonPath.read(line);
    line.blanks();
    How how = path.isEmpty() ? null : how(line);
    if (path.isEmpty() || how == null) {
      return new Unclear(
          "After `json` stands where the value is and how it compares: `json $.status == \"ok\"`,"
              + " `json $.items[0].drift &lt;= 0`, `json $[\"last run\"] present`; with `==`, `!=`,"
              + " `&lt;`, `&lt;=`, `&gt;`, `&gt;=`, `has`, `present` or `missing`.");
    }
    line.blanks();
    if (how == How.PRESENT || how == How.MISSING) {
      return line.done()
          ? new Expected(new JsonValue(path.get(), how, null))
          : new Unclear("After `present` and `missing` stands nothing: `json $.error missing`.");
    }
    boolean quoted = line.quoteNext();
    Optional<String> text = line.text();
    JsonPrimitive value = text.isEmpty() ? null : value(text.get(), quoted || how == How.HAS);
    if (value == null || (how.ordered() && (value.isString() || value.isBoolean()))) {
      return new Unclear(
          how.ordered()
              ? "After `%s` stands a number: `json $.drift %s 0`."
                  .formatted(escaped(how), escaped(how))
              : "After `%s` stands a number, `true`, `false` or a text: `json $.status %s \"ok\"`."
                  .formatted(how.word(), how.word()));
    }
    return new Expected(new JsonValue(path.get(), how, value));
  }

  /** In mrkdwn those two begin something. */
  private static String escaped(How how) {
    return how.word().replace("<", "&lt;").replace(">", "&gt;");
  }

  private static @Nullable How how(Line line) {
    for (How how : How.values()) { // <= stands before <
      if (line.takes(how.word())) {
        return how;
      }
    }
    return null;
  }

  private static JsonPrimitive value(String text, boolean quoted) {
    if (!quoted && (text.equals("true") || text.equals("false"))) {
      return new JsonPrimitive(text.equals("true"));
    }
    Optional<BigDecimal> number =
        quoted ? Optional.empty() : JsonValue.number(new JsonPrimitive(text));
    return number.map(JsonPrimitive::new).orElseGet(() -> new JsonPrimitive(text));
  }
}
