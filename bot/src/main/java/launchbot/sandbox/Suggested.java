package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bot offered in menus whose options it is asked for. A choice is made among what was
 * offered last, which the element itself does not hold.
 */
final class Suggested {

  private static final Set<String> TYPES = Set.of("external_select", "multi_external_select");
  private static final int KEPT = 200;

  private final Map<String, JsonArray> offered = new HashMap<>();

  static boolean asks(String type) {
    return TYPES.contains(type);
  }

  /** Remembers them; an earlier offer stays valid for what is chosen already. */
  synchronized void offer(String userId, String actionId, List<JsonObject> options) {
    if (offered.size() > KEPT) {
      offered.clear();
    }
    JsonArray known = offered.computeIfAbsent(userId + " " + actionId, _ -> new JsonArray());
    options.stream().filter(one -> !known.contains(one)).forEach(known::add);
  }

  /** The blocks with those options filled in, to read choices with. */
  synchronized JsonElement filled(String userId, JsonElement blocks) {
    JsonElement filled = blocks.deepCopy();
    for (Elements.Placed at : Elements.active(filled)) {
      fill(userId, at.element());
    }
    return filled;
  }

  synchronized Elements.Placed filled(String userId, Elements.Placed at) {
    JsonObject element = at.element().deepCopy();
    fill(userId, element);
    return new Elements.Placed(at.block(), element);
  }

  private void fill(String userId, JsonObject element) {
    if (!asks(Json.text(element, "type", ""))) {
      return;
    }
    var all = new ArrayList<JsonElement>();
    Json.array(element, "initial_options").forEach(all::add);
    if (element.has("initial_option")) {
      all.add(element.get("initial_option"));
    }
    offered
        .getOrDefault(userId + " " + Json.text(element, "action_id", ""), new JsonArray())
        .forEach(all::add);
    element.add("options", Json.list(all));
  }
}
