package launchbot.sandbox;

import java.util.HashSet;
import java.util.Map;

/** Every block that we may send, with Slack's limits. */
final class BlockShapes {

  private static final Spot.Check CONTEXT_ITEM =
      spot -> {
        if ("image".equals(Json.text(spot.value(), "type"))) {
          ElementShapes.IMAGE.look(spot);
        } else {
          Texts.any(3000).look(spot);
        }
      };

  private static final Map<String, Shape> ALL =
      Map.of(
          "header", block().must("text", Texts.plain(150)),
          "divider", block(),
          "section",
              block()
                  .may("text", Texts.any(3000))
                  .may("fields", spot -> spot.items(1, 10, Texts.any(2000)))
                  .may("accessory", ElementShapes.IN_SECTION)
                  .may("expand", Texts.FLAG)
                  .and(spot -> {
                    if (!spot.has("text") && !spot.has("fields")) {
                      spot.wrong("must provide text or fields");
                    }
                  }),
          "context", block().must("elements", spot -> spot.items(1, 10, CONTEXT_ITEM)),
          "actions",
              block()
                  .must("elements", spot -> spot.items(1, 25, ElementShapes.IN_ACTIONS))
                  .and(BlockShapes::ownActionIds),
          "input",
              block()
                  .must("label", Texts.plain(2000))
                  .must("element", ElementShapes.IN_INPUT)
                  .may("hint", Texts.plain(2000))
                  .may("optional", Texts.FLAG)
                  .may("dispatch_action", Texts.FLAG),
          "image",
              block()
                  .must("alt_text", spot -> spot.length(1, 2000))
                  .may("title", Texts.plain(2000))
                  .may("image_url", Texts.URL)
                  .may("slack_file", Texts.SLACK_FILE)
                  .and(Texts::imageSource),
          "markdown",
              block()
                  .must("text", spot -> spot.length(1, 12_000))
                  .and(spot -> {
                    if (spot.surface() != Surface.MESSAGE) {
                      spot.wrong("is only allowed in messages");
                    }
                  }),
          "rich_text", RichTextShapes.BLOCK);

  static final Spot.Check ANY = Shape.byType(ALL);

  private BlockShapes() {}

  private static Shape block() {
    return new Shape().must("type", Texts.TYPE).may("block_id", Texts.ID);
  }

  private static void ownActionIds(Spot spot) {
    var seen = new HashSet<String>();
    for (var element : Json.objects(Json.array(spot.value(), "elements"))) {
      String id = Json.text(element, "action_id");
      if (id != null && !seen.add(id)) {
        spot.wrong("`action_id` `" + id + "` already exists in this block");
      }
    }
  }
}
