package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the parts of blocks that a person can act on. */
final class Elements {

  /** An element and the block that it is in. */
  record Placed(JsonObject block, JsonObject element) {
    String blockId() {
      return Json.text(block, "block_id", "");
    }

    String actionId() {
      return Json.text(element, "action_id", "");
    }

    String type() {
      return Json.text(element, "type", "");
    }
  }

  private static final Set<String> PASSIVE = Set.of("image", "plain_text", "mrkdwn");

  private Elements() {}

  /** Shown only, never clicked. */
  static boolean passive(JsonObject element) {
    return PASSIVE.contains(Json.text(element, "type", ""));
  }

  /** The elements of one block: an input's, a section's accessory, those of actions and context. */
  static List<JsonObject> in(JsonObject block) {
    return switch (Json.text(block, "type", "")) {
      case "actions", "context" -> Json.objects(Json.array(block, "elements"));
      case "section" -> one(block, "accessory");
      case "input" -> one(block, "element");
      default -> List.of();
    };
  }

  private static List<JsonObject> one(JsonObject block, String name) {
    return block.get(name) instanceof JsonObject element ? List.of(element) : List.of();
  }

  /** Everything that can be acted on, in the order in which it is shown. */
  static List<Placed> active(JsonElement blocks) {
    var found = new ArrayList<Placed>();
    for (JsonObject block : Json.objects(blocks)) {
      for (JsonObject element : in(block)) {
        if (!passive(element)) {
          found.add(new Placed(block, element));
        }
      }
    }
    return found;
  }

  /** In a message also those inside of its attachments. */
  static List<Placed> inMessage(JsonObject message) {
    var found = new ArrayList<>(active(Json.array(message, "blocks")));
    for (JsonObject attachment : Json.objects(Json.array(message, "attachments"))) {
      found.addAll(active(Json.array(attachment, "blocks")));
    }
    return found;
  }

  /** The option of a menu with this value. */
  static Optional<JsonObject> option(JsonObject element, String value) {
    var options = new ArrayList<>(Json.objects(Json.array(element, "options")));
    for (JsonObject group : Json.objects(Json.array(element, "option_groups"))) {
      options.addAll(Json.objects(Json.array(group, "options")));
    }
    return options.stream().filter(option -> value.equals(Json.text(option, "value"))).findFirst();
  }
}
