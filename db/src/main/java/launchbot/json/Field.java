package launchbot.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object and how it is called: what is wrong in it is named by its path.
 *
 * @param path empty for the whole
 */
public record Field(String path, JsonObject json) {
  public static final int LONGEST = 100;

  /** From then on a number of time is in milliseconds: as seconds it would be the year 5138. */
  private static final long MILLIS = 100_000_000_000L;

  /** A field is not as it has to be. It never leaves the reader that reads it. */
  public static final class Wrong extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final String field;
    private final String why;

    public Wrong(String field, String why) {
      super(why, null, false, false);
      this.field = field;
      this.why = why;
    }

    public String field() {
      return field;
    }

    public String why() {
      return why;
    }
  }

  public static List<Field> each(String name, JsonArray array, int most) {
    if (array.size() > most) {
      throw new Wrong(name, "At most %d in one call; there are %d.".formatted(most, array.size()));
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String path = "%s[%d]".formatted(name, i);
      if (!(array.get(i) instanceof JsonObject object)) {
        throw new Wrong(path, "That has to be an object.");
      }
      fields.add(new Field(path, object));
    }
    return fields;
  }

  public Wrong wrong(String name, String why) {
    return new Wrong(name(name), why);
  }

  public String name(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public boolean has(String name) {
    return !(json.get(name) == null || json.get(name) instanceof JsonNull);
  }

  public JsonArray array(String name) {
    if (!has(name)) {
      return new JsonArray();
    }
    if (json.get(name) instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, "That has to be an array.");
  }

  public JsonObject object(String name) {
    if (!has(name)) {
      return new JsonObject();
    }
    if (json.get(name) instanceof JsonObject object) {
      return object;
    }
    throw wrong(name, "That has to be an object.");
  }

  /** Whether it is so; null where it is not said. */
  public @Nullable Boolean yes(String name) {
    if (!has(name)) {
      return null;
    }
    if (json.get(name) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrong(name, "That has to be true or false.");
  }

  /** Text or a number, on one line and cut; null where there is none. */
  public @Nullable String text(String name, int longest) {
    if (!has(name)) {
      return null;
    }
    if (!(json.get(name) instanceof JsonPrimitive value) || value.isBoolean()) {
      throw wrong(name, "That has to be text.");
    }
    String text = cut(line(value.getAsString()), longest);
    return text.isEmpty() ? null : text;
  }

  public @Nullable Integer whole(String name, int least, int most) {
    Long number = number(name);
    if (number != null && (number < least || number > most)) {
      throw wrong(name, "That has to be from %d to %d.".formatted(least, most));
    }
    return number == null ? null : number.intValue();
  }

  /** How many; null where it is not said. */
  public @Nullable Long count(String name) {
    Long number = number(name);
    if (number != null && (number < 0 || number > 1_000_000_000_000L)) {
      throw wrong(name, "That has to be a count.");
    }
    return number;
  }

  /** ISO 8601 with its offset, or seconds or milliseconds since 1970. */
  public Instant moment(String name, Instant otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    JsonElement value = json.get(name);
    try {
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        long number = exact(primitive, name);
        return Math.abs(number) >= MILLIS
            ? Instant.ofEpochMilli(number)
            : Instant.ofEpochSecond(number);
      }
      String text = text(name, LONGEST);
      return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, "That has to be a time such as 2026-11-24T10:00:00Z.");
    }
  }

  private @Nullable Long number(String name) {
    if (!has(name)) {
      return null;
    }
    if (json.get(name) instanceof JsonPrimitive value && !value.isBoolean()) {
      return exact(value, name);
    }
    throw wrong(name, "That has to be a whole number.");
  }

  /** Without making a number of a billion digits out of {@code 1e999999999}. */
  private long exact(JsonPrimitive value, String name) {
    try {
      BigDecimal number = value.getAsBigDecimal();
      if (number.precision() - number.scale() > 18 || number.scale() > 18) {
        throw wrong(name, "That has to be a whole number.");
      }
      return number.longValue();
    } catch (NumberFormatException e) {
      throw wrong(name, "That has to be a whole number.");
    }
  }

  /** At most so many characters, the last of them whole. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  public static String line(String text) {
    var line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString().strip();
  }
}
