package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person's page shows: their channels, the open one, a thread, a modal, and trouble. */
final class Snapshot {

  private static final int SHOWN_MESSAGES = 300;

  private final Stage stage;

  Snapshot(Stage stage) {
    this.stage = stage;
  }

  JsonObject take(String as, String channelId, @Nullable String threadTs) {
    World world = stage.world();
    JsonObject shown =
        Json.of(
            "me", as,
            "now", world.now().toEpochMilli(),
            "bot", Cast.BOT,
            "people", world.people().stream().map(Person::toJson).toList(),
            "channels", channels(as),
            "commands", commands(),
            "shortcuts", shortcuts(),
            "view", stage.views().top(as).orElse(null),
            "home", world.home(as).orElse(null),
            "faults", stage.faults().describe(),
            "rejected",
                stage.rejections().all().stream().map(Rejections.Rejection::toJson).toList(),
            "failedDeliveries", failedDeliveries());
    world
        .channel(channelId)
        .filter(channel -> channel.has(as))
        .ifPresent(channel -> shown.add("open", open(as, channel, threadTs)));
    return shown;
  }

  private JsonObject open(String as, Channel channel, @Nullable String threadTs) {
    World world = stage.world();
    var messages = new ArrayList<JsonObject>();
    for (JsonObject message : world.messages(channel.id())) {
      boolean reply = Json.text(message, "thread_ts") != null;
      String subtype = Json.text(message, "subtype", "");
      if (!reply || subtype.equals("thread_broadcast") || subtype.equals("tombstone")) {
        messages.add(Shown.message(world, channel.id(), message));
      }
    }
    List<JsonObject> ephemerals = stage.ephemerals().of(as, channel.id());
    JsonObject open =
        Json.of(
            "id", channel.id(),
            "messages",
                messages.subList(Math.max(0, messages.size() - SHOWN_MESSAGES), messages.size()),
            "ephemerals", ephemerals,
            "pins", List.copyOf(world.pins(channel.id()).keySet()));
    if (threadTs != null && !threadTs.isEmpty()) {
      world
          .message(channel.id(), threadTs)
          .ifPresent(parent -> {
            open.add("parent", Shown.message(world, channel.id(), parent));
            open.add("replies", Json.list(world.replies(channel.id(), threadTs)));
          });
    }
    return open;
  }

  private JsonArray channels(String as) {
    var list = new JsonArray();
    for (Channel channel : stage.world().channels()) {
      if (channel.has(as)) {
        JsonObject one = channel.toJson();
        stage
            .world()
            .newest(channel.id())
            .ifPresent(newest -> {
              one.add("last", newest.get("ts"));
              one.add("lastBy", newest.get("user"));
            });
        list.add(one);
      }
    }
    return list;
  }

  private List<JsonObject> commands() {
    return stage.settings().commands().stream()
        .map(command ->
            Json.of(
                "name", command.name(),
                "hint", command.usageHint(),
                "description", command.description()))
        .toList();
  }

  private List<JsonObject> shortcuts() {
    return stage.settings().shortcuts().stream()
        .map(shortcut -> Json.of("id", shortcut.callbackId(), "name", shortcut.name()))
        .toList();
  }

  /** Events that the bot did not take: shown beside what it was refused. */
  private long failedDeliveries() {
    return stage.mail().deliveries().stream()
        .filter(one -> one.status() < 200 || one.status() > 299)
        .count();
  }
}
