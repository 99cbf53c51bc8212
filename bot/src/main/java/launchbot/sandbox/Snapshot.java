package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person's page shows: their channels, the open one, a thread, a modal, and trouble. */
final class Snapshot {

  private static final int SHOWN_MESSAGES = 300;

  private final Stage stage;
  private final Demo demo;
  private final PassingTime time;

  Snapshot(Stage stage, Demo demo, PassingTime time) {
    this.stage = stage;
    this.demo = demo;
    this.time = time;
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
            "elsewhere", elsewhere(as),
            "commands", commands(),
            "journal", journal(),
            "clock", clock(),
            "playing", time.playing(),
            "tour", stage.tour().describe(),
            "demo", demo.describe(),
            "shortcuts", shortcuts(),
            "view", stage.views().top(as).orElse(null),
            "home", world.home(as).orElse(null),
            "rejected",
                stage.rejections().all().stream().map(Rejections.Rejection::toJson).toList(),
            "failedDeliveries", failedDeliveries());
    JsonObject trouble = new FaultSwitches(stage).describe();
    trouble.entrySet().forEach(field -> shown.add(field.getKey(), field.getValue()));
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
            "pins", pins(channel),
            "bookmarks", world.marks().bookmarks(channel.id()));
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

  /** The pinned messages, the last one pinned first. */
  private List<JsonObject> pins(Channel channel) {
    return stage.world().marks().pins(channel.id()).entrySet().stream()
        .flatMap(pin ->
            stage.world().message(channel.id(), pin.getKey()).stream()
                .map(message -> Json.of("by", Json.text(pin.getValue(), "by"), "message", message)))
        .toList()
        .reversed();
  }

  private JsonArray channels(String as) {
    var list = new JsonArray();
    for (Channel channel : stage.world().channels()) {
      if (channel.has(as)) {
        JsonObject one = channel.toJson();
        Unread unread = Unread.of(stage.world(), channel, as);
        one.addProperty("unread", unread.messages());
        one.addProperty("mentions", unread.mentions());
        one.addProperty("readTo", stage.world().marks().readTo(as, channel.id()));
        stage.world().newest(channel.id()).ifPresent(newest -> one.add("last", newest.get("ts")));
        list.add(one);
      }
    }
    return list;
  }

  /** Public channels that this person may join. */
  private List<JsonObject> elsewhere(String as) {
    return stage.world().channels().stream()
        .filter(channel -> channel.kind() == Channel.Kind.PUBLIC)
        .filter(channel -> !channel.archived() && !channel.has(as))
        .map(channel ->
            Json.of(
                "id", channel.id(),
                "name", channel.name(),
                "topic", channel.topic(),
                "count", channel.members().size()))
        .toList();
  }

  /** Where it is all kept; null when in memory only. */
  private @Nullable String journal() {
    Path journal = stage.settings().journal();
    return journal == null ? null : journal.toAbsolutePath().toString();
  }

  /** How many seconds the clock is ahead of the real one; null when it cannot be moved. */
  private @Nullable Long clock() {
    return stage.settings().clock() instanceof SandboxClock clock
        ? clock.ahead().toSeconds()
        : null;
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
