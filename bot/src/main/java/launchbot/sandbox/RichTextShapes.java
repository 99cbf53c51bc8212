package launchbot.sandbox;

import java.util.HashMap;
import java.util.Map;

/** Formatted text as a tree: sections, lists, quotes and code, and what is inside of them. */
final class RichTextShapes {

  private static final Shape TEXT_STYLE =
      new Shape()
          .may("bold", Texts.FLAG)
          .may("italic", Texts.FLAG)
          .may("strike", Texts.FLAG)
          .may("code", Texts.FLAG)
          .may("underline", Texts.FLAG);
  private static final Shape MENTION_STYLE =
      new Shape()
          .may("bold", Texts.FLAG)
          .may("italic", Texts.FLAG)
          .may("strike", Texts.FLAG)
          .may("highlight", Texts.FLAG)
          .may("client_highlight", Texts.FLAG)
          .may("unlink", Texts.FLAG);

  private static final Spot.Check INLINE = Shape.byType(inline());

  private static final Shape SECTION = new Shape().must("type", Texts.TYPE).must("elements", run());
  private static final Shape BORDERED =
      new Shape()
          .must("type", Texts.TYPE)
          .must("elements", run())
          .may("border", spot -> spot.whole(0, 1));
  private static final Shape CODE =
      new Shape()
          .must("type", Texts.TYPE)
          .must("elements", run())
          .may("border", spot -> spot.whole(0, 1))
          .may("language", Spot::string);
  private static final Shape LIST =
      new Shape()
          .must("type", Texts.TYPE)
          .must("style", spot -> spot.oneOf("bullet", "ordered"))
          .must(
              "elements",
              spot -> spot.items(0, 1000, Shape.byType(Map.of("rich_text_section", SECTION))))
          .may("indent", spot -> spot.whole(0, 8))
          .may("offset", spot -> spot.whole(0, 10_000))
          .may("border", spot -> spot.whole(0, 1));

  static final Shape BLOCK =
      new Shape()
          .must("type", Texts.TYPE)
          .may("block_id", Texts.ID)
          .must(
              "elements",
              spot ->
                  spot.items(
                      1,
                      1000,
                      Shape.byType(
                          Map.of(
                              "rich_text_section", SECTION,
                              "rich_text_list", LIST,
                              "rich_text_quote", BORDERED,
                              "rich_text_preformatted", CODE))));

  private RichTextShapes() {}

  private static Spot.Check run() {
    return spot -> spot.items(0, 10_000, one -> INLINE.look(one));
  }

  private static Map<String, Shape> inline() {
    var shapes = new HashMap<String, Shape>();
    shapes.put("text", styled("text", TEXT_STYLE));
    shapes.put("user", styled("user_id", MENTION_STYLE));
    shapes.put("usergroup", styled("usergroup_id", MENTION_STYLE));
    shapes.put("channel", styled("channel_id", MENTION_STYLE));
    shapes.put(
        "link", styled("url", TEXT_STYLE).may("text", Spot::string).may("unsafe", Texts.FLAG));
    shapes.put(
        "emoji",
        styled("name", TEXT_STYLE)
            .may("unicode", Spot::string)
            .may("skin_tone", each -> each.whole(2, 6)));
    shapes.put(
        "date",
        new Shape()
            .must("type", Texts.TYPE)
            .must("timestamp", spot -> spot.whole(0, Integer.MAX_VALUE))
            .must("format", Spot::string)
            .may("url", Spot::string)
            .may("fallback", Spot::string)
            .may("style", TEXT_STYLE));
    shapes.put(
        "broadcast",
        new Shape()
            .must("type", Texts.TYPE)
            .must("range", spot -> spot.oneOf("here", "channel", "everyone"))
            .may("style", MENTION_STYLE));
    shapes.put("color", styled("value", TEXT_STYLE));
    return shapes;
  }

  private static Shape styled(String content, Shape style) {
    return new Shape()
        .must("type", Texts.TYPE)
        .must(content, spot -> spot.length(1, 12_000))
        .may("style", style);
  }
}
