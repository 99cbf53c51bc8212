package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The properties that an object may have, which of them it must, and a check for each. */
final class Shape implements Spot.Check {

  private final Map<String, Spot.Check> properties = new LinkedHashMap<>();
  private final Set<String> required = new HashSet<>();
  private Spot.Check whole = _ -> {};

  Shape must(String name, Spot.Check check) {
    required.add(name);
    return may(name, check);
  }

  Shape may(String name, Spot.Check check) {
    properties.put(name, check);
    return this;
  }

  /** A check of several properties together. */
  Shape and(Spot.Check check) {
    whole = check;
    return this;
  }

  @Override
  public void look(Spot spot) {
    if (!(spot.value() instanceof JsonObject object)) {
      spot.wrong("must provide an object");
      return;
    }
    for (String name : required) {
      if (!object.has(name)) {
        spot.wrong("missing required field: " + name);
      }
    }
    for (String name : object.keySet()) {
      Spot.Check check = properties.get(name);
      if (check == null) {
        spot.wrong("additional property: " + name);
      } else {
        check.look(spot.at(name));
      }
    }
    whole.look(spot);
  }

  /** Chooses by {@code type}; a type that is not listed is refused by name. */
  static Spot.Check byType(Map<String, ? extends Spot.Check> shapes) {
    return spot -> {
      if (!spot.value().isJsonObject()) {
        spot.wrong("must provide an object");
        return;
      }
      String type = Json.text(spot.value(), "type");
      if (type == null) {
        spot.wrong("missing required field: type");
        return;
      }
      Spot.Check shape = shapes.get(type);
      if (shape == null) {
        spot.at("type").wrong("unsupported type: " + type);
      } else {
        shape.look(spot);
      }
    };
  }
}
