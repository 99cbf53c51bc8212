package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code files.*}: the bot's uploads in three steps, and what it may know of people's files. */
final class FileMethods {

  /** An upload that was announced but is not completed yet. */
  private record Upload(String fileId, String name, Optional<byte[]> content) {}

  private final Stage stage;
  private final Posting posting;
  private final SharedFiles files;
  private final Map<String, Upload> uploads = new HashMap<>();

  FileMethods(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
    this.files = new SharedFiles(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("files.getUploadURLExternal", this::announce);
    methods.put("files.completeUploadExternal", this::complete);
    methods.put("files.info", this::info);
  }

  private synchronized JsonObject announce(ApiCall call) {
    String name = call.need("filename");
    call.need("length");
    int length = call.number("length", 0);
    if (length <= 0 || length > SharedFiles.LARGEST) {
      throw new Refusal("invalid_arguments", List.of("[ERROR] length [json-pointer:/length]"));
    }
    var upload = new Upload(Tickets.id("F0"), name, Optional.empty());
    uploads.put(upload.fileId(), upload);
    return Json.of(
        "upload_url", stage.payloads().at("/sandbox/upload/" + upload.fileId()).toString(),
        "file_id", upload.fileId());
  }

  /** Takes the bytes that arrive at an upload URL; false when there is no such upload. */
  synchronized boolean receive(String fileId, byte[] content) {
    Upload upload = uploads.get(fileId);
    if (upload == null) {
      return false;
    }
    uploads.put(fileId, new Upload(fileId, upload.name(), Optional.of(content)));
    return true;
  }

  private synchronized JsonObject complete(ApiCall call) {
    JsonElement given = call.json("files");
    List<JsonObject> wanted = Json.objects(given);
    if (wanted.isEmpty()) {
      throw ApiCall.missing("files");
    }
    String channelId = call.text("channel_id", "");
    Optional<Channel> channel =
        channelId.isEmpty() ? Optional.empty() : Optional.of(posting.channel(channelId));
    var done = new ArrayList<JsonObject>();
    for (JsonObject one : wanted) {
      Upload upload = uploads.get(Json.text(one, "id", ""));
      if (upload == null || upload.content().isEmpty()) {
        throw new Refusal("file_not_found");
      }
      byte[] content = upload.content().get();
      String title = Json.text(one, "title", upload.name());
      JsonObject file =
          files.describe(upload.fileId(), Cast.BOT, upload.name(), title, content.length);
      stage.world().putFile(file, content);
      uploads.remove(upload.fileId());
      done.add(file);
    }
    channel.ifPresent(where -> share(where, call, done));
    return Json.of("files", done);
  }

  private void share(Channel where, ApiCall call, List<JsonObject> done) {
    String thread = call.text("thread_ts");
    JsonObject body = Json.of("text", call.text("initial_comment", ""));
    JsonObject message = posting.post(where, body, thread, false);
    message.add("files", Json.list(done));
    stage.world().put(where.id(), message);
  }

  private JsonObject info(ApiCall call) {
    JsonObject file =
        stage.world().file(call.need("file")).orElseThrow(() -> new Refusal("file_not_found"));
    return Json.of(
        "file", file, "comments", List.of(), "response_metadata", Json.of("next_cursor", ""));
  }
}
