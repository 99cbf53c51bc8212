package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;

/** A message with what Slack adds when it shows one: counts of its thread, and pins. */
final class Shown {

  private Shown() {}

  static JsonObject message(World world, String channelId, JsonObject message) {
    String ts = Json.text(message, "ts", "");
    List<JsonObject> replies = world.replies(channelId, ts);
    JsonObject shown = message.deepCopy();
    if (!replies.isEmpty()) {
      List<String> users =
          replies.stream().map(reply -> Json.text(reply, "user", "")).distinct().toList();
      shown.addProperty("thread_ts", ts);
      shown.addProperty("reply_count", replies.size());
      shown.addProperty("reply_users_count", users.size());
      shown.add("reply_users", Json.list(users));
      shown.addProperty("latest_reply", Json.text(replies.getLast(), "ts"));
    }
    if (world.marks().pins(channelId).containsKey(ts)) {
      shown.add("pinned_to", Json.list(List.of(channelId)));
    }
    return shown;
  }
}
