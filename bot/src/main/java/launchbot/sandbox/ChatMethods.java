package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code chat.*}: messages that the bot writes. */
final class ChatMethods {

  private final Stage stage;
  private final Posting posting;

  ChatMethods(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("chat.postMessage", this::post);
    methods.put("chat.postEphemeral", this::whisper);
    methods.put("chat.update", this::update);
    methods.put("chat.delete", this::delete);
    methods.put("chat.getPermalink", this::permalink);
  }

  private JsonObject post(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    if (!channel.has(Cast.BOT) && !stage.scopes().granted("chat:write.public")) {
      throw new Refusal("not_in_channel");
    }
    JsonObject body = MessageBody.read(call.args());
    JsonObject message = posting.post(channel, body, thread(call), call.flag("reply_broadcast"));
    return Json.of("channel", channel.id(), "ts", Json.text(message, "ts"), "message", message);
  }

  private JsonObject whisper(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    String user = call.need("user");
    Person reader = stage.world().person(user).orElseThrow(() -> new Refusal("user_not_found"));
    if (!channel.has(reader.id()) || reader.deactivated()) {
      throw new Refusal("user_not_in_channel");
    }
    JsonObject message =
        posting.whisper(user, channel, MessageBody.read(call.args()), thread(call));
    return Json.of("message_ts", Json.text(message, "ts"));
  }

  private JsonObject update(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    JsonObject before = own(channel, call.need("ts"), "cant_update_message");
    JsonObject changes = MessageBody.change(call.args());
    if (changes.isEmpty()) {
      throw new Refusal("no_text");
    }
    JsonObject after = posting.edit(channel, before, changes);
    return Json.of(
        "channel", channel.id(),
        "ts", Json.text(after, "ts"),
        "text", Json.text(after, "text", ""),
        "message", after);
  }

  private JsonObject delete(ApiCall call) {
    Channel channel = posting.channel(call.need("channel"));
    String ts = call.need("ts");
    posting.delete(channel, own(channel, ts, "cant_delete_message"));
    return Json.of("channel", channel.id(), "ts", ts);
  }

  private JsonObject permalink(ApiCall call) {
    Channel channel = posting.seen(call.need("channel"));
    String ts = call.need("message_ts");
    JsonObject message =
        stage.world().message(channel.id(), ts).orElseThrow(() -> new Refusal("message_not_found"));
    String thread = Json.text(message, "thread_ts");
    String path = "/sandbox?channel=" + channel.id() + "&ts=" + ts;
    String link =
        stage.payloads().at(thread == null ? path : path + "&thread_ts=" + thread).toString();
    return Json.of("channel", channel.id(), "permalink", link);
  }

  private JsonObject own(Channel channel, String ts, String refusal) {
    JsonObject message =
        stage.world().message(channel.id(), ts).orElseThrow(() -> new Refusal("message_not_found"));
    if (!Cast.BOT.equals(Json.text(message, "user"))) {
      throw new Refusal(refusal);
    }
    return message;
  }

  private static @Nullable String thread(ApiCall call) {
    String ts = call.text("thread_ts");
    if (ts == null || ts.isEmpty()) {
      return null;
    }
    if (!ts.matches("\\d+\\.\\d{6}")) {
      throw new Refusal(
          "invalid_arguments", List.of("[ERROR] invalid_thread_ts [json-pointer:/thread_ts]"));
    }
    return ts;
  }
}
