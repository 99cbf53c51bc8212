package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that the bot calls: Web API, response URLs, uploads and private files. */
final class BotRoutes {

  private final Stage stage;
  private final FileMethods files;
  private final WebApi api;
  private final ResponseUrls responses;

  BotRoutes(Stage stage) {
    this.stage = stage;
    this.files = new FileMethods(stage);
    this.api = new WebApi(stage, files);
    this.responses = new ResponseUrls(stage);
  }

  void mount(RoutesConfig routes) {
    routes.post("/sandbox/api/{method}", this::api);
    routes.get("/sandbox/api/{method}", this::api);
    routes.post("/sandbox/respond/{token}", this::respond);
    routes.post("/sandbox/upload/{file}", this::upload);
    routes.get("/sandbox/files/{file}/{name}", this::download);
    routes.get("/sandbox/files/{file}/download/{name}", this::download);
  }

  private void api(Context ctx) {
    Doors.local(ctx);
    api.handle(ctx);
  }

  private void respond(Context ctx) {
    Doors.local(ctx);
    String name = ctx.pathParam("token");
    String token = name.substring(name.indexOf('-') + 1);
    @Nullable String channel =
        stage.tickets().responseTarget(token).map(Tickets.ResponseUrl::channelId).orElse(null);
    Fault.Effect fault = stage.faults().next("response_url", channel);
    WebApi.pause(fault.before());
    if (fault.status() != 0) {
      ctx.status(fault.status()).header("Retry-After", Long.toString(fault.retryAfter()));
      return;
    }
    if (fault.error() != null) {
      refuse(ctx, fault.error());
      return;
    }
    String body = ctx.body();
    try {
      synchronized (stage.world()) {
        responses.accept(token, body);
      }
      WebApi.pause(fault.after());
      ctx.contentType("text/html").result("ok");
    } catch (Refusal refusal) {
      JsonElement sent = Json.parse(body).orElse(Json.element(body));
      stage.rejections().add("response_url", refusal.code(), refusal.messages(), channel, sent);
      refuse(ctx, refusal.code());
    }
  }

  private static void refuse(Context ctx, String code) {
    boolean gone = code.endsWith("_url");
    JsonObject error = Json.of("ok", false, "error", code);
    ctx.status(gone ? 404 : 400).contentType("application/json").result(error.toString());
  }

  private void upload(Context ctx) throws IOException {
    Doors.local(ctx);
    byte[] content;
    String type = ctx.contentType();
    if (type != null && type.startsWith("multipart/")) {
      List<UploadedFile> parts = ctx.uploadedFiles();
      content = parts.isEmpty() ? new byte[0] : parts.getFirst().content().readAllBytes();
    } else {
      content = ctx.bodyInputStream().readNBytes(SharedFiles.LARGEST + 1);
    }
    if (content.length > SharedFiles.LARGEST) {
      ctx.status(413);
    } else if (files.receive(ctx.pathParam("file"), content)) {
      ctx.result("OK - " + content.length);
    } else {
      ctx.status(404);
    }
  }

  /** Like Slack's, these need the bot's token; without it one is sent to sign in. */
  private void download(Context ctx) {
    Doors.local(ctx);
    String header = ctx.header("Authorization");
    if (header == null || !header.equals("Bearer " + stage.settings().botToken())) {
      ctx.redirect("/sandbox");
      return;
    }
    sendFile(stage, ctx, ctx.pathParam("file").replace(Cast.TEAM + "-", ""));
  }

  /** Always as a download: what people attach is never run as a page of the sandbox. */
  static void sendFile(Stage stage, Context ctx, String id) {
    var file = stage.world().file(id);
    var content = stage.world().content(id);
    if (file.isEmpty() || content.isEmpty()) {
      ctx.status(404);
      return;
    }
    String name = Json.text(file.get(), "name", "file").replaceAll("[^\\w. -]", "_");
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.contentType(Json.text(file.get(), "mimetype", "application/octet-stream"));
    ctx.result(content.get());
  }
}
