package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code pins.*} and {@code reactions.*}: marks on messages. */
final class MarkMethods {

  private static final int MOST_PINS = 100;

  private final Stage stage;
  private final Posting posting;

  MarkMethods(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("pins.add", call -> pin(call, true));
    methods.put("pins.remove", call -> pin(call, false));
    methods.put("pins.list", this::pins);
    methods.put("reactions.add", call -> react(call, true));
    methods.put("reactions.remove", call -> react(call, false));
    methods.put("reactions.get", this::reactions);
  }

  private JsonObject pin(ApiCall call, boolean on) {
    pin(stage, joined(call.need("channel")), call.need("timestamp"), Cast.BOT, on);
    return new JsonObject();
  }

  /** Pins or unpins; the same for people and the bot. */
  static void pin(Stage stage, Channel channel, String ts, String by, boolean on) {
    if (stage.world().message(channel.id(), ts).isEmpty()) {
      throw new Refusal("message_not_found");
    }
    Map<String, JsonObject> pins = stage.world().marks().pins(channel.id());
    if (on && pins.containsKey(ts)) {
      throw new Refusal("already_pinned");
    }
    if (!on && !pins.containsKey(ts)) {
      throw new Refusal("no_pin");
    }
    if (on && pins.size() >= MOST_PINS) {
      throw new Refusal("too_many_pins");
    }
    stage.world().marks().pin(channel.id(), ts, by, stage.world().now().getEpochSecond(), on);
    stage.events().pinned(channel, ts, by, on);
    if (on && by.equals(Cast.BOT)) {
      stage.tour().notice(Tour.Kind.PINNED, ts);
    }
  }

  private JsonObject pins(ApiCall call) {
    Channel channel = joined(call.need("channel"));
    var items = new ArrayList<JsonObject>();
    stage
        .world()
        .marks()
        .pins(channel.id())
        .forEach((ts, pin) ->
            stage
                .world()
                .message(channel.id(), ts)
                .ifPresent(message ->
                    items.add(
                        Json.of(
                            "type", "message",
                            "created", pin.get("at"),
                            "created_by", pin.get("by"),
                            "channel", channel.id(),
                            "message", message))));
    return Json.of("items", items);
  }

  private JsonObject react(ApiCall call, boolean on) {
    Channel channel = joined(call.need("channel"));
    String ts = call.need("timestamp");
    message(channel, ts);
    react(stage, channel, ts, Cast.BOT, call.need("name"), on);
    return new JsonObject();
  }

  private JsonObject reactions(ApiCall call) {
    Channel channel = joined(call.need("channel"));
    JsonObject message = message(channel, call.need("timestamp"));
    return Json.of("type", "message", "channel", channel.id(), "message", message);
  }

  /** Adds or takes away one person's reaction; the same for people and the bot. */
  static void react(Stage stage, Channel channel, String ts, String by, String name, boolean on) {
    if (!name.matches("[a-z0-9_+'-]+(::skin-tone-[2-6])?")) {
      throw new Refusal("invalid_name");
    }
    JsonObject message =
        stage.world().message(channel.id(), ts).orElseThrow(() -> new Refusal("message_not_found"));
    var next = new JsonArray();
    boolean had = false;
    boolean listed = false;
    for (JsonObject reaction : Json.objects(Json.array(message, "reactions"))) {
      var users = new ArrayList<>(Json.texts(Json.array(reaction, "users")));
      if (name.equals(Json.text(reaction, "name"))) {
        listed = true;
        had = users.remove(by);
        if (on) {
          users.add(by);
        }
      }
      if (!users.isEmpty()) {
        next.add(reaction(Json.text(reaction, "name", ""), users));
      }
    }
    if (on && had) {
      throw new Refusal("already_reacted");
    }
    if (!on && !had) {
      throw new Refusal("no_reaction");
    }
    if (on && !listed) {
      next.add(reaction(name, List.of(by)));
    }
    message.add("reactions", next);
    stage.world().put(channel.id(), message);
    stage.events().reacted(channel, ts, Json.text(message, "user", ""), by, name, on);
  }

  private static JsonElement reaction(String name, List<String> users) {
    return Json.of("name", name, "users", users, "count", users.size());
  }

  private Channel joined(String id) {
    Channel channel = posting.channel(id);
    if (!channel.has(Cast.BOT)) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }

  private JsonObject message(Channel channel, String ts) {
    return stage
        .world()
        .message(channel.id(), ts)
        .orElseThrow(() -> new Refusal("message_not_found"));
  }
}
