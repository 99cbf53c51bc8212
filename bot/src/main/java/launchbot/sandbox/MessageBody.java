package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a message that an app writes (text, blocks, attachments), checked as Slack does. */
final class MessageBody {

  private static final int LONGEST_TEXT = 40_000;
  private static final int LONGEST_BLOCK_TEXT = 13_000;
  private static final int MOST_ATTACHMENTS = 100;

  private MessageBody() {}

  /** The checked fields of a new message, block ids filled in. */
  static JsonObject read(JsonObject args) {
    JsonObject body = change(args);
    boolean empty =
        Json.text(body, "text", "").isBlank()
            && Json.array(body, "blocks").isEmpty()
            && Json.array(body, "attachments").isEmpty();
    if (empty) {
      throw new Refusal("no_text");
    }
    return body;
  }

  /** The checked fields of an edit: those that are not given stay as they are. */
  static JsonObject change(JsonObject args) {
    var body = new JsonObject();
    String text = Json.text(args, "text");
    if (text != null) {
      if (text.length() > LONGEST_TEXT) {
        throw new Refusal("msg_too_long");
      }
      body.addProperty("text", text);
    }
    JsonElement blocks = tree(args, "blocks", "invalid_blocks_format");
    if (blocks != null) {
      body.add("blocks", checked(blocks));
    }
    JsonElement attachments = tree(args, "attachments", "invalid_attachments");
    if (attachments != null) {
      body.add("attachments", attachments(attachments));
    }
    JsonElement metadata = tree(args, "metadata", "invalid_metadata_format");
    if (metadata != null) {
      body.add("metadata", metadata(metadata));
    }
    return body;
  }

  private static JsonElement checked(JsonElement blocks) {
    List<String> problems = BlockKitRules.problems(blocks, Surface.MESSAGE);
    if (!problems.isEmpty()) {
      throw new Refusal("invalid_blocks", problems);
    }
    if (BlockKitRules.textLength(blocks) > LONGEST_BLOCK_TEXT) {
      throw new Refusal("msg_blocks_too_long");
    }
    JsonElement filled = blocks.deepCopy();
    fillIds(filled);
    return filled;
  }

  private static JsonElement attachments(JsonElement given) {
    if (!(given instanceof JsonArray list)) {
      throw new Refusal("invalid_attachments");
    }
    if (list.size() > MOST_ATTACHMENTS) {
      throw new Refusal("too_many_attachments");
    }
    JsonArray filled = list.deepCopy();
    int id = 1;
    var problems = new ArrayList<String>();
    for (JsonElement one : filled) {
      if (!(one instanceof JsonObject attachment)) {
        throw new Refusal("invalid_attachments");
      }
      JsonElement blocks = attachment.get("blocks");
      if (blocks != null) {
        String pointer = "[json-pointer:/attachments/" + (id - 1);
        for (String problem : BlockKitRules.problems(blocks, Surface.MESSAGE)) {
          problems.add(problem.replace("[json-pointer:", pointer));
        }
        fillIds(blocks);
      }
      attachment.addProperty("id", id++);
    }
    if (!problems.isEmpty()) {
      throw new Refusal("invalid_attachments", problems);
    }
    return filled;
  }

  private static JsonElement metadata(JsonElement given) {
    boolean whole =
        Json.text(given, "event_type") != null
            && given instanceof JsonObject object
            && object.get("event_payload") instanceof JsonObject;
    if (!whole) {
      throw new Refusal("invalid_metadata_format");
    }
    if (given.toString().length() > 8000) {
      throw new Refusal("metadata_too_large");
    }
    return given.deepCopy();
  }

  /** Slack gives a name to every block and element that came without one. */
  static void fillIds(JsonElement blocks) {
    for (JsonObject block : Json.objects(blocks)) {
      if (Json.text(block, "block_id") == null) {
        block.addProperty("block_id", Tickets.hex(6));
      }
      for (JsonObject element : Elements.in(block)) {
        if (Json.text(element, "action_id") == null && !Elements.passive(element)) {
          element.addProperty("action_id", Tickets.hex(6));
        }
      }
    }
  }

  static @Nullable JsonElement tree(JsonObject args, String name, String error) {
    JsonElement given = args.get(name);
    if (given == null || given.isJsonNull()) {
      return null;
    }
    if (!given.isJsonPrimitive()) {
      return given;
    }
    String text = given.getAsString();
    if (text.isBlank()) {
      return null;
    }
    return Json.parse(text)
        .filter(tree -> tree.isJsonArray() || tree.isJsonObject())
        .orElseThrow(() -> new Refusal(error));
  }
}
