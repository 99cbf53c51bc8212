package launchbot.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code json $.drift <= 0}, {@code json $.status == "ok"}, {@code json $.error missing}. */
public record JsonValue(JsonPath path, How how, @Nullable JsonPrimitive value)
    implements Expectation {
  /** Longer ones are no figures that anybody watches, and comparing them would take time. */
  private static final int DIGITS = 40;

  private static final int EXPONENT = 400;

  /** How what is there is compared with what was typed. */
  public enum How {
    IS("=="),
    IS_NOT("!="),
    AT_MOST("<="),
    LESS("<"),
    AT_LEAST(">="),
    MORE(">"),
    HAS("has"),
    PRESENT("present"),
    MISSING("missing");

    private final String word;

    How(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** Whether it needs a number on both sides. */
    public boolean ordered() {
      return this == AT_MOST || this == LESS || this == AT_LEAST || this == MORE;
    }
  }

  @Override
  public String words() {
    String start = "json " + path.words() + " " + how.word;
    if (value == null) {
      return start;
    }
    return start + " " + (value.isString() ? Typed.quoted(value.getAsString()) : value);
  }

  @Override
  public Optional<String> unmet(Answer answer) {
    Optional<JsonElement> document = document(answer.body());
    if (document.isEmpty()) {
      return Optional.of("the answer is no JSON: " + Typed.shown(answer.body()));
    }
    Optional<JsonElement> found = path.find(document.get());
    if (how == How.MISSING || how == How.PRESENT) {
      return found.isPresent() == (how == How.PRESENT)
          ? Optional.empty()
          : Optional.of(path.words() + (found.isPresent() ? " is there" : " is missing"));
    }
    if (found.isEmpty()) {
      return Optional.of(path.words() + " is missing");
    }
    return met(found.get())
        ? Optional.empty()
        : Optional.of(
            "%s is %s, and %s was expected"
                .formatted(
                    path.words(),
                    Typed.shown(text(found.get())),
                    words().substring(("json " + path.words() + " ").length())));
  }

  /** A document as strict JSON; empty for what is none. */
  public static Optional<JsonElement> document(String body) {
    var reader = new JsonReader(new StringReader(body));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement document = JsonParser.parseReader(reader);
      return !body.isBlank() && reader.peek() == JsonToken.END_DOCUMENT
          ? Optional.of(document)
          : Optional.empty();
    } catch (JsonParseException | MalformedJsonException | EOFException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot be read", e);
    }
  }

  /** A text as it is, without quotation marks; anything else as JSON. */
  public static String text(JsonElement found) {
    return found instanceof JsonPrimitive text && text.isString()
        ? text.getAsString()
        : found.toString();
  }

  /** Of a number, or of a text that is one; empty for anything else. */
  static Optional<BigDecimal> number(JsonElement found) {
    if (!(found instanceof JsonPrimitive one)
        || one.isBoolean()
        || one.getAsString().length() > DIGITS) {
      return Optional.empty();
    }
    try {
      var number = new BigDecimal(one.getAsString());
      return Math.abs((long) number.scale()) > EXPONENT ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean met(JsonElement found) {
    if (value == null) {
      return false;
    }
    if (how == How.HAS) {
      return text(found).contains(value.getAsString());
    }
    Optional<BigDecimal> wanted = value.isString() ? Optional.empty() : number(value);
    Optional<BigDecimal> is = wanted.isPresent() ? number(found) : Optional.empty();
    if (is.isPresent()) {
      int order = is.get().compareTo(wanted.get());
      return switch (how) {
        case IS -> order == 0;
        case IS_NOT -> order != 0;
        case AT_MOST -> order <= 0;
        case LESS -> order < 0;
        case AT_LEAST -> order >= 0;
        case MORE -> order > 0;
        case HAS, PRESENT, MISSING -> false;
      };
    }
    boolean same = found.isJsonPrimitive() && text(found).equals(value.getAsString());
    return how == How.IS ? same : how == How.IS_NOT && !same;
  }
}
