package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code rich_text} block that Slack makes of what a person typed. */
final class RichText {

  private static final Pattern MARK =
      Pattern.compile(
          "<@(?<user>[UW]\\w+)(?:\\|[^>]*)?>|<#(?<channel>C\\w+)(?:\\|[^>]*)?>"
              + "|<!(?<range>here|channel|everyone)>|<(?<link>https?://[^>|]+)(?:\\|[^>]*)?>");

  private RichText() {}

  /** Of a text with Slack's escapes. */
  static JsonObject of(String escaped) {
    var elements = new JsonArray();
    Matcher mark = MARK.matcher(escaped);
    int at = 0;
    while (mark.find()) {
      text(elements, escaped.substring(at, mark.start()));
      elements.add(element(mark));
      at = mark.end();
    }
    text(elements, escaped.substring(at));
    JsonObject section = Json.of("type", "rich_text_section", "elements", elements);
    return Json.of("type", "rich_text", "block_id", Tickets.hex(6), "elements", List.of(section));
  }

  private static JsonObject element(Matcher mark) {
    if (mark.group("user") != null) {
      return Json.of("type", "user", "user_id", mark.group("user"));
    }
    if (mark.group("channel") != null) {
      return Json.of("type", "channel", "channel_id", mark.group("channel"));
    }
    if (mark.group("range") != null) {
      return Json.of("type", "broadcast", "range", mark.group("range"));
    }
    return Json.of("type", "link", "url", unescape(mark.group("link")));
  }

  private static void text(JsonArray elements, String escaped) {
    if (!escaped.isEmpty()) {
      elements.add(Json.of("type", "text", "text", unescape(escaped)));
    }
  }

  static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
