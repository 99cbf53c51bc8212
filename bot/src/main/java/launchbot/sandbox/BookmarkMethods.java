package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code bookmarks.*}: the links that stand under a channel's name. */
final class BookmarkMethods {

  private static final int MOST = 100;

  private final Stage stage;
  private final Posting posting;

  BookmarkMethods(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("bookmarks.add", this::add);
    methods.put("bookmarks.edit", this::edit);
    methods.put("bookmarks.remove", this::remove);
    methods.put(
        "bookmarks.list",
        call -> Json.of("bookmarks", stage.world().marks().bookmarks(channel(call).id())));
  }

  private JsonObject add(ApiCall call) {
    Channel channel = channel(call);
    String title = call.need("title");
    if (!"link".equals(call.need("type"))) {
      throw new Refusal("invalid_bookmark_type");
    }
    if (stage.world().marks().bookmarks(channel.id()).size() >= MOST) {
      throw new Refusal("too_many_bookmarks");
    }
    long now = stage.world().now().getEpochSecond();
    JsonObject bookmark =
        Json.of(
            "id",
            Tickets.id("Bk0"),
            "channel_id",
            channel.id(),
            "title",
            title,
            "link",
            link(call.need("link")),
            "emoji",
            call.text("emoji", ""),
            "type",
            "link",
            "date_created",
            now,
            "date_updated",
            now);
    stage.world().marks().bookmark(channel.id(), bookmark, true);
    return Json.of("bookmark", bookmark);
  }

  private JsonObject edit(ApiCall call) {
    JsonObject bookmark = known(call);
    for (String field : List.of("title", "link", "emoji")) {
      JsonElement given = call.args().get(field);
      if (given != null) {
        bookmark.add(field, field.equals("link") ? Json.element(link(call.need(field))) : given);
      }
    }
    stage.world().marks().bookmark(Json.text(bookmark, "channel_id", ""), bookmark, true);
    return Json.of("bookmark", bookmark);
  }

  private JsonObject remove(ApiCall call) {
    JsonObject bookmark = known(call);
    stage.world().marks().bookmark(Json.text(bookmark, "channel_id", ""), bookmark, false);
    return new JsonObject();
  }

  private JsonObject known(ApiCall call) {
    String id = call.need("bookmark_id");
    return stage.world().marks().bookmarks(channel(call).id()).stream()
        .filter(one -> id.equals(Json.text(one, "id")))
        .findFirst()
        .orElseThrow(() -> new Refusal("not_found"));
  }

  private static String link(String given) {
    if (!given.matches("(?i)https?://\\S+")) {
      throw new Refusal("invalid_link");
    }
    return given;
  }

  private Channel channel(ApiCall call) {
    Channel channel = posting.channel(call.need("channel_id"));
    if (!channel.has(Cast.BOT)) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }
}
