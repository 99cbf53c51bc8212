package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Files that people or the bot share. */
final class SharedFiles {

  static final int LARGEST = 20_000_000;

  private final Stage stage;

  SharedFiles(Stage stage) {
    this.stage = stage;
  }

  /** Keeps a file and describes it as Slack does. */
  JsonObject keep(String userId, String name, byte[] content) {
    JsonObject file = describe(Tickets.id("F0"), userId, name, name, content.length);
    stage.world().putFile(file, content);
    return file;
  }

  JsonObject describe(String id, String userId, String name, String title, long size) {
    String guessed = URLConnection.guessContentTypeFromName(name);
    int dot = name.lastIndexOf('.');
    String type = dot < 0 ? "text" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    String path = "/sandbox/files/" + Cast.TEAM + "-" + id + "/";
    long now = stage.world().now().getEpochSecond();
    return Json.of(
        "id",
        id,
        "created",
        now,
        "timestamp",
        now,
        "name",
        name,
        "title",
        title,
        "mimetype",
        guessed == null ? "application/octet-stream" : guessed,
        "filetype",
        type,
        "pretty_type",
        type.toUpperCase(Locale.ROOT),
        "user",
        userId,
        "user_team",
        Cast.TEAM,
        "editable",
        false,
        "size",
        size,
        "mode",
        "hosted",
        "is_external",
        false,
        "is_public",
        true,
        "public_url_shared",
        false,
        "url_private",
        stage.payloads().at(path + encoded).toString(),
        "url_private_download",
        stage.payloads().at(path + "download/" + encoded).toString(),
        "permalink",
        stage.payloads().at("/sandbox?file=" + id).toString(),
        "has_rich_preview",
        false,
        "file_access",
        "visible");
  }
}
