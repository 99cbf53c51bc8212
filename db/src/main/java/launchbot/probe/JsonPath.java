package launchbot.probe;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a document, the plain part of JSONPath (RFC 9535): {@code $.a.b[0]["c
 * d"]}.
 */
public record JsonPath(List<Step> steps) {
  private static final int MOST = 20;

  /** One level deeper. */
  public sealed interface Step {
    /** Into an object. */
    record Name(String name) implements Step {}

    /** Into an array, from 0 on. */
    record Index(int index) implements Step {}
  }

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /** Empty for what is no such path. */
  public static Optional<JsonPath> of(String typed) {
    var line = new Line(typed.strip());
    Optional<JsonPath> path = read(line);
    return line.done() ? path : Optional.empty();
  }

  /** The path that stands next in the line; empty where none does. */
  static Optional<JsonPath> read(Line line) {
    if (!line.takes("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    while (steps.size() <= MOST) {
      if (line.takes(".")) {
        String name = line.run(JsonPath::plain);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        steps.add(new Step.Name(name));
      } else if (line.takes("[")) {
        Optional<Step> step = inBrackets(line);
        if (step.isEmpty() || !line.takes("]")) {
          return Optional.empty();
        }
        steps.add(step.get());
      } else {
        return Optional.of(new JsonPath(steps));
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> inBrackets(Line line) {
    if (line.quoteNext()) {
      return line.quoted().map(Step.Name::new);
    }
    String digits = line.run(c -> c >= '0' && c <= '9');
    return digits.isEmpty() || digits.length() > 6
        ? Optional.empty()
        : Optional.of(new Step.Index(Integer.parseInt(digits)));
  }

  private static boolean plain(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** Empty where it leads nowhere; null is something. */
  public Optional<JsonElement> find(JsonElement document) {
    JsonElement at = document;
    for (Step step : steps) {
      JsonElement next = next(at, step);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  private static @Nullable JsonElement next(JsonElement at, Step step) {
    return switch (step) {
      case Step.Name(String name) when at.isJsonObject() -> at.getAsJsonObject().get(name);
      case Step.Index(int index) when at.isJsonArray() && index < at.getAsJsonArray().size() ->
          at.getAsJsonArray().get(index);
      default -> null;
    };
  }

  /** As typed. */
  public String words() {
    var words = new StringBuilder("$");
    for (Step step : steps) {
      switch (step) {
        case Step.Index(int index) -> words.append('[').append(index).append(']');
        case Step.Name(String name)
            when !name.isEmpty() && name.codePoints().allMatch(JsonPath::plain) ->
            words.append('.').append(name);
        case Step.Name(String name) -> words.append('[').append(Typed.quoted(name)).append(']');
      }
    }
    return words.toString();
  }
}
