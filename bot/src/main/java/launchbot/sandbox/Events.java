package launchbot.sandbox;

import com.google.gson.JsonObject;

/** Turns what happens in the workspace into the events that the app subscribed to. */
final class Events {

  private final SandboxSettings settings;
  private final World world;
  private final EventMail mail;

  Events(SandboxSettings settings, World world, EventMail mail) {
    this.settings = settings;
    this.world = world;
    this.mail = mail;
  }

  void posted(Channel channel, JsonObject message) {
    JsonObject event = message.deepCopy();
    event.remove("metadata");
    place(event, channel, Json.text(message, "ts", ""));
    message(channel, event);
    boolean byBot = Cast.BOT.equals(Json.text(message, "user"));
    boolean mentioned = Json.text(message, "text", "").contains("<@" + Cast.BOT);
    // In direct messages Slack sends message.im only, whoever is mentioned.
    if (mentioned && !byBot && !channel.direct() && settings.events().contains("app_mention")) {
      JsonObject mention = event.deepCopy();
      mention.addProperty("type", "app_mention");
      mention.remove("channel_type");
      mention.remove("subtype");
      mail.send(mention);
    }
  }

  void changed(Channel channel, JsonObject before, JsonObject after) {
    JsonObject event =
        Json.of(
            "type",
            "message",
            "subtype",
            "message_changed",
            "hidden",
            true,
            "message",
            after,
            "previous_message",
            before);
    String ts = world.nextTs();
    event.addProperty("ts", ts);
    place(event, channel, ts);
    message(channel, event);
  }

  void deleted(Channel channel, JsonObject before) {
    JsonObject event =
        Json.of(
            "type",
            "message",
            "subtype",
            "message_deleted",
            "hidden",
            true,
            "deleted_ts",
            Json.text(before, "ts"),
            "previous_message",
            before);
    String ts = world.nextTs();
    event.addProperty("ts", ts);
    place(event, channel, ts);
    message(channel, event);
  }

  void reacted(Channel channel, String ts, String author, String by, String name, boolean added) {
    String type = added ? "reaction_added" : "reaction_removed";
    send(
        type,
        Json.of(
            "type", type,
            "user", by,
            "reaction", name,
            "item", Json.of("type", "message", "channel", channel.id(), "ts", ts),
            "item_user", author,
            "event_ts", world.nextTs()));
  }

  void joined(Channel channel, String userId, String inviter) {
    send(
        "member_joined_channel",
        Json.of(
            "type",
            "member_joined_channel",
            "user",
            userId,
            "channel",
            channel.id(),
            "channel_type",
            channel.kind() == Channel.Kind.PRIVATE ? "G" : "C",
            "team",
            Cast.TEAM,
            "inviter",
            inviter,
            "event_ts",
            world.nextTs()));
  }

  void left(Channel channel, String userId) {
    if (channel.kind() != Channel.Kind.PUBLIC && !channel.has(Cast.BOT)) {
      return;
    }
    send(
        "member_left_channel",
        Json.of(
            "type",
            "member_left_channel",
            "user",
            userId,
            "channel",
            channel.id(),
            "channel_type",
            channel.kind() == Channel.Kind.PRIVATE ? "G" : "C",
            "team",
            Cast.TEAM,
            "event_ts",
            world.nextTs()));
  }

  void created(Channel channel, String by) {
    if (channel.kind() == Channel.Kind.PUBLIC) {
      JsonObject about =
          Json.of(
              "id", channel.id(),
              "name", channel.name(),
              "created", channel.created(),
              "creator", by);
      send(
          "channel_created",
          Json.of("type", "channel_created", "channel", about, "event_ts", world.nextTs()));
    }
  }

  void archived(Channel channel, String by, boolean closed) {
    boolean seen = channel.kind() == Channel.Kind.PUBLIC || channel.has(Cast.BOT);
    String prefix = channel.kind() == Channel.Kind.PRIVATE ? "group_" : "channel_";
    String type = prefix + (closed ? "archive" : "unarchive");
    if (seen) {
      send(
          type,
          Json.of(
              "type",
              type,
              "channel",
              channel.id(),
              "user",
              by,
              "is_moved",
              0,
              "event_ts",
              world.nextTs()));
    }
  }

  void renamed(Channel channel) {
    if (channel.kind() == Channel.Kind.PUBLIC || channel.has(Cast.BOT)) {
      String type = (channel.kind() == Channel.Kind.PRIVATE ? "group_" : "channel_") + "rename";
      send(
          type,
          Json.of(
              "type",
              type,
              "channel",
              Json.of("id", channel.id(), "name", channel.name(), "created", channel.created()),
              "event_ts",
              world.nextTs()));
    }
  }

  /** Somebody is deactivated, or can sign in again. */
  void personChanged(Person person) {
    send(
        "user_change",
        Json.of(
            "type", "user_change",
            "user", person.user(world.now()),
            "cache_ts", world.now().getEpochSecond(),
            "event_ts", world.nextTs()));
  }

  void pinned(Channel channel, String ts, String by, boolean on) {
    String type = on ? "pin_added" : "pin_removed";
    if (channel.has(Cast.BOT)) {
      send(
          type,
          Json.of(
              "type", type,
              "user", by,
              "channel_id", channel.id(),
              "item", Json.of("type", "message", "channel", channel.id(), "ts", ts),
              "event_ts", world.nextTs()));
    }
  }

  void homeOpened(String userId, String tab) {
    send(
        "app_home_opened",
        Json.of(
            "type",
            "app_home_opened",
            "user",
            userId,
            "channel",
            world.direct(userId).id(),
            "tab",
            tab,
            "view",
            world.home(userId).orElse(null),
            "event_ts",
            world.nextTs()));
  }

  private void place(JsonObject event, Channel channel, String ts) {
    event.addProperty("channel", channel.id());
    event.addProperty("channel_type", channel.type());
    event.addProperty("event_ts", ts);
  }

  private void message(Channel channel, JsonObject event) {
    String type = channel.type();
    String subscription = "message." + (channel.named() ? type + "s" : type);
    if (channel.has(Cast.BOT) && settings.events().contains(subscription)) {
      mail.send(event);
    }
  }

  private void send(String type, JsonObject event) {
    if (settings.events().contains(type)) {
      mail.send(event);
    }
  }
}
