package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON trees read and built without a cast and a null check at every step. */
final class Json {

  private Json() {}

  /** Empty when the text is not JSON. */
  static Optional<JsonElement> parse(String text) {
    try {
      return Optional.of(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** An object of alternating names and values; null values are left out. */
  static JsonObject of(@Nullable Object... pairs) {
    var object = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      if (value != null) {
        object.add(String.valueOf(pairs[i]), element(value));
      }
    }
    return object;
  }

  static JsonArray list(Collection<?> values) {
    var array = new JsonArray();
    for (Object value : values) {
      array.add(element(value));
    }
    return array;
  }

  static JsonElement element(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement json -> json;
      case String text -> new JsonPrimitive(text);
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case Collection<?> many -> list(many);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    };
  }

  /** The text or number at this name; null when there is none. */
  static @Nullable String text(@Nullable JsonElement in, String name) {
    return in instanceof JsonObject object
            && object.get(name) instanceof JsonPrimitive primitive
            && !primitive.isBoolean()
        ? primitive.getAsString()
        : null;
  }

  static String text(@Nullable JsonElement in, String name, String otherwise) {
    String found = text(in, name);
    return found == null ? otherwise : found;
  }

  /** The object at this name; an empty one (not attached) when there is none. */
  static JsonObject object(@Nullable JsonElement in, String name) {
    return in instanceof JsonObject object && object.get(name) instanceof JsonObject found
        ? found
        : new JsonObject();
  }

  /** The array at this name; an empty one (not attached) when there is none. */
  static JsonArray array(@Nullable JsonElement in, String name) {
    return in instanceof JsonObject object && object.get(name) instanceof JsonArray found
        ? found
        : new JsonArray();
  }

  static boolean flag(@Nullable JsonElement in, String name) {
    return in instanceof JsonObject object
        && object.get(name) instanceof JsonPrimitive primitive
        && (primitive.getAsString().equals("true") || primitive.getAsString().equals("1"));
  }

  /** The objects in an array, whatever else is in it left out. */
  static List<JsonObject> objects(@Nullable JsonElement array) {
    var found = new ArrayList<JsonObject>();
    if (array instanceof JsonArray items) {
      for (JsonElement item : items) {
        if (item instanceof JsonObject object) {
          found.add(object);
        }
      }
    }
    return found;
  }

  static List<String> texts(@Nullable JsonElement array) {
    var found = new ArrayList<String>();
    if (array instanceof JsonArray items) {
      for (JsonElement item : items) {
        if (item instanceof JsonPrimitive primitive) {
          found.add(primitive.getAsString());
        }
      }
    }
    return found;
  }
}
