package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a tree that is being checked: what is there, where that is, and what is wrong. */
record Spot(JsonElement value, String pointer, Surface surface, List<String> problems) {

  void wrong(String why) {
    problems.add("[ERROR] " + why + " [json-pointer:" + pointer + "]");
  }

  Spot at(String name) {
    JsonElement inner = value instanceof JsonObject object ? object.get(name) : null;
    return new Spot(Json.element(inner), pointer + "/" + name, surface, problems);
  }

  boolean has(String name) {
    return value instanceof JsonObject object && object.has(name);
  }

  /** The string there; null, and a problem, when there is something else. */
  @Nullable String string() {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    wrong("must provide a string");
    return null;
  }

  void length(int least, int most) {
    String text = string();
    if (text == null) {
      return;
    }
    // Slack counts characters as people do, not UTF-16 units.
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      wrong("must be more than " + (least - 1) + " characters");
    } else if (length > most) {
      wrong("must be less than " + (most + 1) + " characters");
    }
  }

  void oneOf(String... allowed) {
    String text = string();
    if (text != null && !List.of(allowed).contains(text)) {
      wrong("must be one of " + String.join(", ", allowed));
    }
  }

  void matches(String pattern, String what) {
    String text = string();
    if (text != null && !text.matches(pattern)) {
      wrong("must be " + what);
    }
  }

  void flag() {
    if (!(value instanceof JsonPrimitive primitive && primitive.isBoolean())) {
      wrong("must provide a boolean");
    }
  }

  void whole(int least, int most) {
    boolean fits =
        value instanceof JsonPrimitive primitive
            && primitive.isNumber()
            && primitive.getAsDouble() >= least
            && primitive.getAsDouble() <= most
            && primitive.getAsDouble() == Math.rint(primitive.getAsDouble());
    if (!fits) {
      wrong("must be a whole number from " + least + " to " + most);
    }
  }

  /** Checks each item of an array with between so many and so many. */
  void items(int least, int most, Check check) {
    if (!(value instanceof JsonArray array)) {
      wrong("must provide an array");
      return;
    }
    if (array.size() < least) {
      wrong("no fewer than " + least + " items allowed");
    }
    if (array.size() > most) {
      wrong("no more than " + most + " items allowed");
    }
    for (int i = 0; i < array.size(); i++) {
      check.look(new Spot(array.get(i), pointer + "/" + i, surface, problems));
    }
  }

  /** One rule about one place. */
  @FunctionalInterface
  interface Check {
    void look(Spot spot);
  }
}
