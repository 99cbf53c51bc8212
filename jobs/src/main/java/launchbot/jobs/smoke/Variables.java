package launchbot.jobs.smoke;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import launchbot.jobs.probe.Look;

/** What {@code ${name}} and {@code ${secret.name}} stand for while a smoke probe runs. */
final class Variables {
  static final String SECRET = "secret.";
  private static final String NAME = "[a-zA-Z][a-zA-Z0-9_-]{0,39}";

  private final Map<String, String> captured = new HashMap<>();
  private final Look.Secrets secrets;
  private final Redaction redaction;

  Variables(Look.Secrets secrets, Redaction redaction) {
    this.secrets = secrets;
    this.redaction = redaction;
  }

  /** Something that nobody gave a value; its name was typed by the team. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
    private final String name;

    Unknown(String name) {
      super("a variable without a value", null, false, false);
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  void put(String name, String value) {
    captured.put(name, value);
    redaction.captured(value);
  }

  static boolean isName(String name) {
    return name.matches(NAME);
  }

  /** The names that a text needs, {@code secret.} with them. */
  static List<String> in(String text) {
    List<String> names = new ArrayList<>();
    for (int i = text.indexOf("${"); i >= 0; i = text.indexOf("${", i + 2)) {
      int end = text.indexOf('}', i);
      if (end > 0) {
        names.add(text.substring(i + 2, end).strip());
      }
    }
    return names;
  }

  String filled(String text) throws Unknown {
    return filled(text, UnaryOperator.identity());
  }

  /**
   * @param encoded what a value becomes where it is put
   */
  String filled(String text, UnaryOperator<String> encoded) throws Unknown {
    var filled = new StringBuilder();
    int from = 0;
    for (int i = text.indexOf("${"); i >= 0; i = text.indexOf("${", from)) {
      int end = text.indexOf('}', i);
      if (end < 0) {
        break;
      }
      filled.append(text, from, i);
      filled.append(encoded.apply(value(text.substring(i + 2, end).strip())));
      from = end + 1;
    }
    return filled.append(text.substring(from)).toString();
  }

  /** In its texts; a value cannot change what is around it. */
  JsonElement filled(JsonElement json) throws Unknown {
    if (json instanceof JsonObject object) {
      var filled = new JsonObject();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        filled.add(field.getKey(), filled(field.getValue()));
      }
      return filled;
    }
    if (json instanceof JsonArray array) {
      var filled = new JsonArray();
      for (JsonElement each : array) {
        filled.add(filled(each));
      }
      return filled;
    }
    return json instanceof JsonPrimitive one && one.isString()
        ? new JsonPrimitive(filled(one.getAsString()))
        : json;
  }

  private String value(String name) throws Unknown {
    if (!name.startsWith(SECRET)) {
      String value = captured.get(name);
      if (value == null) {
        throw new Unknown(name);
      }
      return value;
    }
    String secret =
        secrets.of(name.substring(SECRET.length())).orElseThrow(() -> new Unknown(name));
    redaction.secret(secret);
    return secret;
  }
}
