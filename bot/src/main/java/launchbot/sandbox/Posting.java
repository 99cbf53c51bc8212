package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the bot's messages where people see them; the one way for every entrance. */
final class Posting {

  private static final List<String> CONTENT = List.of("text", "blocks", "attachments", "metadata");

  private final Stage stage;

  Posting(Stage stage) {
    this.stage = stage;
  }

  /** The channel that the bot may post to under this name or id, Slack's refusal otherwise. */
  Channel channel(String given) {
    Channel channel = seen(given);
    if (channel.archived()) {
      throw new Refusal("is_archived");
    }
    return channel;
  }

  /** The same, archived ones included. A private channel without the bot does not exist for it. */
  Channel seen(String given) {
    World world = stage.world();
    if (given.startsWith("U")) {
      Person person = world.person(given).orElseThrow(() -> new Refusal("channel_not_found"));
      if (person.isBot()) {
        throw new Refusal("channel_not_found");
      }
      return world.direct(given);
    }
    String name = given.startsWith("#") ? given.substring(1) : given;
    return world.channels().stream()
        .filter(channel -> channel.id().equals(given) || channel.name().equals(name))
        .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(Cast.BOT))
        .findFirst()
        .orElseThrow(() -> new Refusal("channel_not_found"));
  }

  /** A new message of the bot that everybody in the channel sees. */
  JsonObject post(Channel channel, JsonObject body, @Nullable String threadTs, boolean broadcast) {
    if (threadTs != null && stage.world().message(channel.id(), threadTs).isEmpty()) {
      throw new Refusal("thread_not_found");
    }
    JsonObject message = byBot(body, threadTs);
    if (broadcast && threadTs != null) {
      message.addProperty("subtype", "thread_broadcast");
    }
    stage.world().put(channel.id(), message);
    stage.events().posted(channel, message);
    seen(message);
    return message.deepCopy();
  }

  JsonObject whisper(String userId, Channel channel, JsonObject body, @Nullable String threadTs) {
    JsonObject message = byBot(body, threadTs);
    message.addProperty("is_ephemeral", true);
    stage.ephemerals().add(userId, channel.id(), message);
    seen(message);
    return message;
  }

  /** The fields that are given replace those that were. */
  JsonObject edit(Channel channel, JsonObject before, JsonObject changes) {
    JsonObject after = merged(before, changes);
    if (!changes.has("blocks") && !changes.has("attachments")) {
      // Slack marks an edit of an app only when the text alone has changed.
      after.add("edited", Json.of("user", Cast.BOT, "ts", stage.payloads().actionTs()));
    }
    stage.world().put(channel.id(), after);
    stage.events().changed(channel, before, after);
    seen(after);
    return after;
  }

  /** The same for what one person sees. */
  void editPrivate(String userId, JsonObject before, JsonObject changes) {
    JsonObject after = merged(before, changes);
    stage.ephemerals().replace(userId, Json.text(before, "ts", ""), after);
    seen(after);
  }

  private void seen(JsonObject message) {
    stage.tour().notice(Tour.Kind.SEEN, Answer.shown(message));
  }

  private static JsonObject merged(JsonObject before, JsonObject changes) {
    JsonObject after = before.deepCopy();
    for (Map.Entry<String, JsonElement> field : changes.entrySet()) {
      if (CONTENT.contains(field.getKey())) {
        after.add(field.getKey(), field.getValue());
      }
    }
    return after;
  }

  /** A parent with replies leaves a tombstone, everything else is gone. */
  void delete(Channel channel, JsonObject message) {
    String ts = Json.text(message, "ts", "");
    if (stage.world().replies(channel.id(), ts).isEmpty()) {
      stage.world().remove(channel.id(), ts);
    } else {
      JsonObject tombstone =
          Json.of(
              "type", "message",
              "subtype", "tombstone",
              "text", "This message was deleted.",
              "user", "USLACKBOT",
              "hidden", true,
              "ts", ts,
              "thread_ts", ts);
      stage.world().put(channel.id(), tombstone);
    }
    stage.events().deleted(channel, message);
  }

  private JsonObject byBot(JsonObject body, @Nullable String threadTs) {
    JsonObject message =
        Json.of(
            "user",
            Cast.BOT,
            "type",
            "message",
            "ts",
            stage.world().nextTs(),
            "bot_id",
            Cast.BOT_ID,
            "app_id",
            Cast.APP,
            "text",
            Json.text(body, "text", ""),
            "team",
            Cast.TEAM,
            "bot_profile",
            Json.of(
                "id", Cast.BOT_ID,
                "app_id", Cast.APP,
                "user_id", Cast.BOT,
                "name", "launchbot",
                "deleted", false,
                "team_id", Cast.TEAM),
            "thread_ts",
            threadTs);
    return merged(message, body);
  }
}
