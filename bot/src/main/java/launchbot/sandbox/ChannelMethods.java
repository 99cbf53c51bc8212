package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code conversations.*} that make channels, change them, and move people in and out. */
final class ChannelMethods {

  private static final int MOST_INVITED = 100;

  private final Posting posting;
  private final Rooms rooms;

  ChannelMethods(Stage stage) {
    this.posting = new Posting(stage);
    this.rooms = new Rooms(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("conversations.create", this::create);
    methods.put(
        "conversations.archive",
        call -> {
          rooms.archive(Cast.BOT, member(call));
          return new JsonObject();
        });
    methods.put(
        "conversations.unarchive",
        call -> {
          rooms.unarchive(Cast.BOT, member(call));
          return new JsonObject();
        });
    methods.put("conversations.setTopic", this::topic);
    methods.put("conversations.setPurpose", call -> Json.of("purpose", call.need("purpose")));
    methods.put(
        "conversations.rename", call -> answer(rooms.rename(writable(call), call.need("name"))));
    methods.put("conversations.invite", this::invite);
    methods.put("conversations.kick", this::kick);
    methods.put("conversations.join", this::join);
    methods.put("conversations.leave", this::leave);
  }

  private JsonObject create(ApiCall call) {
    return answer(rooms.create(Cast.BOT, call.text("name", ""), call.flag("is_private")));
  }

  private JsonObject topic(ApiCall call) {
    return answer(rooms.topic(Cast.BOT, writable(call), call.text("topic", "")));
  }

  private JsonObject invite(ApiCall call) {
    Channel channel = writable(call);
    List<String> users = List.of(call.need("users").split("\\s*,\\s*"));
    if (users.size() > MOST_INVITED) {
      throw new Refusal("too_many_users");
    }
    for (String user : users) {
      if (user.equals(Cast.BOT)) {
        throw new Refusal("cant_invite_self");
      }
      if (rooms.person(user).standing() == Person.Standing.SINGLE_CHANNEL_GUEST) {
        throw new Refusal("user_is_ultra_restricted");
      }
    }
    Channel joined = channel;
    for (String user : users) {
      joined = rooms.admit(Cast.BOT, joined, user);
    }
    return answer(joined);
  }

  private JsonObject kick(ApiCall call) {
    Channel channel = writable(call);
    String user = call.need("user");
    if (user.equals(Cast.BOT)) {
      throw new Refusal("cant_kick_self");
    }
    rooms.dismiss(channel, rooms.person(user).id());
    return new JsonObject();
  }

  private JsonObject join(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    if (channel.kind() != Channel.Kind.PUBLIC) {
      throw new Refusal("method_not_supported_for_channel_type");
    }
    if (!channel.has(Cast.BOT)) {
      return answer(rooms.admit(Cast.BOT, channel, Cast.BOT));
    }
    JsonObject answer = Json.of("channel", channel.conversation(), "warning", "already_in_channel");
    answer.add("response_metadata", Json.of("warnings", List.of("already_in_channel")));
    return answer;
  }

  private JsonObject leave(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    if (!channel.has(Cast.BOT)) {
      return Json.of("not_in_channel", true);
    }
    rooms.dismiss(channel, Cast.BOT);
    return new JsonObject();
  }

  private static JsonObject answer(Channel channel) {
    return Json.of("channel", channel.conversation());
  }

  private Channel member(ApiCall call) {
    Channel channel = posting.seen(call.need("channel"));
    if (!channel.has(Cast.BOT)) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }

  private Channel writable(ApiCall call) {
    Channel channel = member(call);
    if (channel.archived()) {
      throw new Refusal("is_archived");
    }
    return channel;
  }
}
