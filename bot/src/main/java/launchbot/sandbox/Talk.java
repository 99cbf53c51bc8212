package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people write and mark themselves. */
final class Talk {

  private final Stage stage;
  private final SharedFiles files;

  Talk(Stage stage) {
    this.stage = stage;
    this.files = new SharedFiles(stage);
  }

  /** Returns the new message. */
  JsonObject say(
      Person who, Channel where, @Nullable String threadTs, String typed, List<JsonObject> shared) {
    World world = stage.world();
    if (typed.isBlank() && shared.isEmpty()) {
      throw new IllegalArgumentException("a message needs text or a file");
    }
    String parent = threadTs == null ? null : parent(where, threadTs);
    String text = Typed.message(typed, world);
    JsonObject message =
        Json.of(
            "type",
            "message",
            "subtype",
            shared.isEmpty() ? null : "file_share",
            "user",
            who.id(),
            "ts",
            world.nextTs(),
            "client_msg_id",
            UUID.randomUUID().toString(),
            "text",
            text,
            "team",
            Cast.TEAM,
            "thread_ts",
            parent,
            "parent_user_id",
            parent == null ? null : author(where, parent),
            "blocks",
            text.isEmpty() ? List.of() : List.of(RichText.of(text)),
            "files",
            shared.isEmpty() ? null : shared);
    world.put(where.id(), message);
    stage.events().posted(where, message);
    return message;
  }

  JsonObject attach(
      Person who,
      Channel where,
      @Nullable String threadTs,
      String typed,
      String name,
      byte[] content) {
    return say(who, where, threadTs, typed, List.of(files.keep(who.id(), name, content)));
  }

  void edit(Person who, Channel where, String ts, String typed) {
    JsonObject before = own(who, where, ts);
    JsonObject after = before.deepCopy();
    String text = Typed.message(typed, stage.world());
    after.addProperty("text", text);
    after.add("blocks", Json.list(List.of(RichText.of(text))));
    after.add("edited", Json.of("user", who.id(), "ts", stage.payloads().actionTs()));
    stage.world().put(where.id(), after);
    stage.events().changed(where, before, after);
  }

  void delete(Person who, Channel where, String ts) {
    new Posting(stage).delete(where, own(who, where, ts));
  }

  /** Adds the reaction, or takes it away when it was there. */
  void react(Person who, Channel where, String ts, String name) {
    try {
      MarkMethods.react(stage, where, ts, who.id(), name, true);
    } catch (Refusal refusal) {
      if (!refusal.code().equals("already_reacted")) {
        throw refusal;
      }
      MarkMethods.react(stage, where, ts, who.id(), name, false);
    }
  }

  private JsonObject own(Person who, Channel where, String ts) {
    return stage
        .world()
        .message(where.id(), ts)
        .filter(message -> who.id().equals(Json.text(message, "user")))
        .orElseThrow(() -> new IllegalArgumentException("not a message of " + who.name()));
  }

  private String parent(Channel where, String threadTs) {
    JsonObject message =
        stage
            .world()
            .message(where.id(), threadTs)
            .orElseThrow(() -> new IllegalArgumentException("no message " + threadTs));
    return Json.text(message, "thread_ts", threadTs);
  }

  private String author(Channel where, String ts) {
    return stage
        .world()
        .message(where.id(), ts)
        .map(message -> Json.text(message, "user", ""))
        .orElse("");
  }
}
