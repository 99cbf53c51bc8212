package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * What one person has not seen yet of a channel.
 *
 * @param messages how many are new and not their own; replies in threads count when they name them
 * @param mentions how many of these name them or everybody
 */
record Unread(int messages, int mentions) {

  static Unread of(World world, Channel channel, String userId) {
    List<JsonObject> fresh =
        world.since(channel.id(), world.marks().readTo(userId, channel.id())).stream()
            .filter(message -> !userId.equals(Json.text(message, "user")))
            .filter(message -> !Json.flag(message, "hidden"))
            .toList();
    int messages = 0;
    int mentions = 0;
    for (JsonObject message : fresh) {
      boolean named = !channel.named() || names(message, userId);
      boolean reply =
          Json.text(message, "thread_ts") != null
              && !"thread_broadcast".equals(Json.text(message, "subtype"));
      if (named || !reply) {
        messages++;
      }
      if (named) {
        mentions++;
      }
    }
    return new Unread(messages, mentions);
  }

  /** Whether a message mentions this person; whoever joins a channel is only talked about. */
  private static boolean names(JsonObject message, String userId) {
    if (Json.text(message, "subtype", "").matches("(channel|group)_.*")) {
      return false;
    }
    String words = Json.text(message, "text", "") + Answer.shown(Json.array(message, "blocks"));
    return words.contains("<@" + userId) || words.matches("(?s).*<!(here|channel|everyone)\\b.*");
  }
}
