package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Slack's own client refuses before it sends a form, by block id. */
final class FormChecks {

  private FormChecks() {}

  static Map<String, String> problems(JsonElement blocks, JsonObject values) {
    var problems = new LinkedHashMap<String, String>();
    for (Elements.Placed at : Elements.active(blocks)) {
      if ("input".equals(Json.text(at.block(), "type"))) {
        JsonObject entry = Json.object(Json.object(values, at.blockId()), at.actionId());
        String problem = problem(at, entry);
        if (problem != null) {
          problems.put(at.blockId(), problem);
        }
      }
    }
    return problems;
  }

  private static @Nullable String problem(Elements.Placed at, JsonObject entry) {
    if (InputState.empty(entry)) {
      return Json.flag(at.block(), "optional") ? null : "Please complete this required field.";
    }
    int most = Integer.parseInt(Json.text(at.element(), "max_selected_items", "1000"));
    boolean tooMany =
        entry.entrySet().stream()
            .anyMatch(field -> field.getValue() instanceof JsonArray all && all.size() > most);
    if (tooMany) {
      return "Please choose at most " + most + ".";
    }
    String value = Json.text(entry, "value", "");
    return switch (at.type()) {
      case "plain_text_input" -> length(at.element(), value);
      case "number_input" -> number(at.element(), value);
      case "email_text_input" ->
          value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")
              ? null
              : "Please enter a valid email address.";
      case "url_text_input" -> value.matches("https?://\\S+") ? null : "Please enter a valid URL.";
      default -> null;
    };
  }

  private static @Nullable String length(JsonObject element, String value) {
    int least = Integer.parseInt(Json.text(element, "min_length", "0"));
    int most = Integer.parseInt(Json.text(element, "max_length", "3000"));
    if (value.length() < least) {
      return "Please enter at least " + least + " characters.";
    }
    return value.length() > most ? "Please enter at most " + most + " characters." : null;
  }

  private static @Nullable String number(JsonObject element, String value) {
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      return "Please enter a valid number.";
    }
    if (!Json.flag(element, "is_decimal_allowed") && number.stripTrailingZeros().scale() > 0) {
      return "Please enter a whole number.";
    }
    String least = Json.text(element, "min_value");
    String most = Json.text(element, "max_value");
    if (least != null && number.compareTo(new BigDecimal(least)) < 0) {
      return "Please enter a number that is at least " + least + ".";
    }
    return most != null && number.compareTo(new BigDecimal(most)) > 0
        ? "Please enter a number that is at most " + most + "."
        : null;
  }
}
