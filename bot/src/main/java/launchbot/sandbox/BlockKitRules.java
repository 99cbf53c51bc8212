package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What Slack refuses in blocks and views, in its words: unknown types and properties, missing ones,
 * texts that are too long, too many of anything, ids used twice. An empty list means "taken".
 */
public final class BlockKitRules {

  private static final int MARKDOWN_IN_A_MESSAGE = 12_000;

  private static final Shape MODAL =
      new Shape()
          .must("type", Texts.TYPE)
          .must("title", Texts.plain(24))
          .must("blocks", BlockKitRules::blocks)
          .may("submit", Texts.plain(24))
          .may("close", Texts.plain(24))
          .may("private_metadata", spot -> spot.length(0, 3000))
          .may("callback_id", spot -> spot.length(0, 255))
          .may("external_id", spot -> spot.length(0, 255))
          .may("clear_on_close", Texts.FLAG)
          .may("notify_on_close", Texts.FLAG)
          .and(BlockKitRules::submitForInputs);

  private static final Shape HOME =
      new Shape()
          .must("type", Texts.TYPE)
          .must("blocks", BlockKitRules::blocks)
          .may("private_metadata", spot -> spot.length(0, 3000))
          .may("callback_id", spot -> spot.length(0, 255))
          .may("external_id", spot -> spot.length(0, 255));

  private static final Shape SUGGESTIONS =
      new Shape()
          .may("options", spot -> spot.items(0, 100, Texts.option()))
          .may("option_groups", spot -> spot.items(0, 100, Texts.optionGroup()))
          .and(spot -> {
            if (spot.has("options") == spot.has("option_groups")) {
              spot.wrong("must provide either options or option_groups");
            }
          });

  private BlockKitRules() {}

  /**
   * Checks the blocks of a message, or a whole view (of a view also its blocks alone).
   *
   * @return a sentence for each problem that ends with the JSON pointer to its place
   */
  public static List<String> problems(JsonElement blocksOrView, Surface surface) {
    var problems = new ArrayList<String>();
    if (blocksOrView.isJsonArray() || surface == Surface.MESSAGE) {
      blocks(new Spot(blocksOrView, "/blocks", surface, problems));
    } else {
      String type = surface == Surface.HOME ? "home" : "modal";
      Shape shape = surface == Surface.HOME ? HOME : MODAL;
      Shape.byType(Map.of(type, shape)).look(new Spot(blocksOrView, "/view", surface, problems));
    }
    return List.copyOf(problems);
  }

  /** What is wrong with the options that a bot offers in an external menu. */
  static List<String> suggestions(JsonElement said) {
    var problems = new ArrayList<String>();
    SUGGESTIONS.look(new Spot(said, "", Surface.MODAL, problems));
    return List.copyOf(problems);
  }

  /** The characters of all texts together, which Slack limits for a message. */
  public static int textLength(JsonElement blocks) {
    return Answer.shown(blocks).length();
  }

  private static void blocks(Spot spot) {
    spot.items(0, spot.surface().mostBlocks(), BlockShapes.ANY);
    var ids = new HashSet<String>();
    int focused = 0;
    int markdown = 0;
    int index = 0;
    for (JsonObject block : Json.objects(spot.value())) {
      String id = Json.text(block, "block_id");
      if (id != null && !ids.add(id)) {
        new Spot(block, spot.pointer() + "/" + index + "/block_id", spot.surface(), spot.problems())
            .wrong("`block_id` `" + id + "` already exists");
      }
      if ("markdown".equals(Json.text(block, "type"))) {
        markdown += Json.text(block, "text", "").length();
      }
      for (JsonObject element : Elements.in(block)) {
        focused += Json.flag(element, "focus_on_load") ? 1 : 0;
      }
      index++;
    }
    if (focused > 1) {
      spot.wrong("only one element may have focus_on_load");
    }
    if (markdown > MARKDOWN_IN_A_MESSAGE) {
      spot.wrong("markdown blocks must be less than 12001 characters together");
    }
  }

  private static void submitForInputs(Spot view) {
    JsonArray blocks = Json.array(view.value(), "blocks");
    boolean inputs =
        Json.objects(blocks).stream().anyMatch(one -> "input".equals(Json.text(one, "type")));
    if (inputs && !view.has("submit")) {
      view.wrong("missing required field: submit (the modal has input blocks)");
    }
  }
}
