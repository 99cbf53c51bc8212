package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * What each person has chosen in the menus of a message: the state that Slack sends with clicks.
 */
final class Choices {

  private final Map<String, JsonObject> chosen = new HashMap<>();

  synchronized void choose(String userId, String ts, Elements.Placed at, JsonObject entry) {
    JsonObject values = chosen.computeIfAbsent(userId + " " + ts, _ -> new JsonObject());
    if (!values.has(at.blockId())) {
      values.add(at.blockId(), new JsonObject());
    }
    values.getAsJsonObject(at.blockId()).add(at.actionId(), entry);
  }

  /** The values of all inputs of a message: those chosen, initial ones otherwise. */
  synchronized JsonObject values(String userId, JsonObject message) {
    JsonObject mine = chosen.get(userId + " " + Json.text(message, "ts", ""));
    var values = new JsonObject();
    for (Elements.Placed at : Elements.inMessage(message)) {
      if (InputState.holdsValue(at.type())) {
        JsonObject entry = Json.object(Json.object(mine, at.blockId()), at.actionId());
        InputState.put(values, at, entry.isEmpty() ? InputState.initial(at.element()) : entry);
      }
    }
    return values;
  }
}
