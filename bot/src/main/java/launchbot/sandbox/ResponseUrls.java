package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** What a bot sends to a response_url: a new answer, or a change of the message it came from. */
final class ResponseUrls {

  private final Stage stage;
  private final Posting posting;

  ResponseUrls(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  /** Carries it out, or throws Slack's refusal. */
  void accept(String token, String body) {
    stage.tickets().use(token);
    Tickets.ResponseUrl target = stage.tickets().responseTarget(token).orElseThrow();
    JsonElement parsed = Json.parse(body).orElseThrow(() -> new Refusal("invalid_payload"));
    if (!(parsed instanceof JsonObject said)) {
      throw new Refusal("invalid_payload");
    }
    Channel channel = stage.world().channel(target.channelId()).orElseThrow();
    if (channel.archived()) {
      throw new Refusal("is_archived");
    }
    if (Json.flag(said, "delete_original")) {
      deleteOriginal(channel, target);
    } else if (Json.flag(said, "replace_original") && target.originalTs() != null) {
      replaceOriginal(channel, target, MessageBody.change(said));
    } else {
      post(channel, target, said);
    }
  }

  private void post(Channel channel, Tickets.ResponseUrl target, JsonObject said) {
    JsonObject body = MessageBody.read(said);
    String thread = Json.text(said, "thread_ts");
    if ("in_channel".equals(Json.text(said, "response_type"))) {
      posting.post(channel, body, thread, Json.flag(said, "reply_broadcast"));
    } else {
      posting.whisper(target.userId(), channel, body, thread);
    }
  }

  private void deleteOriginal(Channel channel, Tickets.ResponseUrl target) {
    String ts = target.originalTs();
    if (ts == null) {
      return;
    }
    if (target.originalEphemeral()) {
      stage.ephemerals().remove(target.userId(), ts);
    } else {
      posting.delete(channel, own(channel, ts));
    }
  }

  private void replaceOriginal(Channel channel, Tickets.ResponseUrl target, JsonObject changes) {
    String ts = target.originalTs();
    if (ts == null) {
      return;
    }
    if (changes.isEmpty()) {
      throw new Refusal("no_text");
    }
    if (!changes.has("blocks")) {
      // Unlike chat.update, a replacement replaces everything that was there.
      changes.add("blocks", new JsonArray());
    }
    if (target.originalEphemeral()) {
      Optional<Ephemerals.Ephemeral> original = stage.ephemerals().find(target.userId(), ts);
      original.ifPresent(one -> posting.editPrivate(target.userId(), one.message(), changes));
    } else {
      posting.edit(channel, own(channel, ts), changes);
    }
  }

  private JsonObject own(Channel channel, String ts) {
    return stage
        .world()
        .message(channel.id(), ts)
        .filter(message -> Cast.BOT.equals(Json.text(message, "user")))
        .orElseThrow(() -> new Refusal("message_not_found"));
  }
}
