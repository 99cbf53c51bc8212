package launchbot.sandbox;

import com.google.gson.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page and what its script asks for. */
final class PageRoutes {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "md", "text/markdown; charset=utf-8");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:;"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final long LONGEST_WAIT_MILLIS = 20_000;

  private final Stage stage;
  private final Bell bell;
  private final Snapshot snapshot;
  private final PageActions actions;

  PageRoutes(Stage stage, Demo demo, PassingTime time, Bell bell) {
    this.stage = stage;
    this.bell = bell;
    this.snapshot = new Snapshot(stage, demo, time);
    this.actions = new PageActions(stage, demo, time);
  }

  void mount(RoutesConfig routes) {
    routes.before("/sandbox", Doors::page);
    routes.before("/sandbox/assets/*", Doors::page);
    routes.before("/sandbox/ui/*", Doors::page);
    routes.get("/sandbox", ctx -> asset(ctx, "index.html"));
    routes.get("/sandbox/assets/{file}", ctx -> asset(ctx, ctx.pathParam("file")));
    routes.before("/sandbox/connect-slack", Doors::page);
    routes.get("/sandbox/connect-slack", ctx -> asset(ctx, "connect-slack.md"));
    routes.get("/sandbox/ui/state", this::state);
    routes.get("/sandbox/ui/faults", ctx -> json(ctx, new FaultSwitches(stage).describe()));
    routes.get("/sandbox/ui/rejected", ctx -> json(ctx, rejected()));
    routes.get("/sandbox/ui/news", this::news);
    routes.get(
        "/sandbox/ui/files/{id}", ctx -> BotRoutes.sendFile(stage, ctx, ctx.pathParam("id")));
    routes.post("/sandbox/ui/attach", this::attach);
    routes.post("/sandbox/ui/{action}", this::act);
  }

  private static void asset(Context ctx, String name) throws IOException {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    boolean plain = name.matches("[a-z-]+\\.[a-z]+");
    InputStream in =
        plain && type != null
            ? PageRoutes.class.getResourceAsStream("/sandbox/" + name)
            : InputStream.nullInputStream();
    if (in == null || type == null || !plain) {
      ctx.status(404);
      return;
    }
    try (in) {
      ctx.header("Cache-Control", "no-cache");
      ctx.header("Content-Security-Policy", POLICY);
      ctx.header("X-Content-Type-Options", "nosniff");
      ctx.header("Referrer-Policy", "no-referrer");
      ctx.contentType(type).result(in.readAllBytes());
    }
  }

  private void state(Context ctx) {
    String as = Optional.ofNullable(ctx.queryParam("as")).orElse(Cast.ADA);
    String channel = Optional.ofNullable(ctx.queryParam("channel")).orElse(Cast.LAUNCH);
    json(ctx, snapshot.take(as, channel, ctx.queryParam("thread")));
  }

  private JsonObject rejected() {
    return Json.of(
        "rejected", stage.rejections().all().stream().map(Rejections.Rejection::toJson).toList());
  }

  /** Answers when something has changed since {@code heard}, or after a while anyway. */
  private void news(Context ctx) {
    long heard = Long.parseLong(Optional.ofNullable(ctx.queryParam("heard")).orElse("0"));
    json(ctx, Json.of("heard", bell.await(heard, LONGEST_WAIT_MILLIS)));
  }

  private void act(Context ctx) {
    Doors.act(ctx);
    String type = ctx.contentType();
    // A form of another site cannot have this type without asking first.
    if (type == null || !type.startsWith("application/json")) {
      throw new BadRequestResponse("JSON, please");
    }
    if (!(Json.parse(ctx.body()).orElse(null) instanceof JsonObject body)) {
      throw new BadRequestResponse("JSON, please");
    }
    answer(ctx, () -> actions.carryOut(ctx.pathParam("action"), body));
  }

  private void attach(Context ctx) {
    Doors.act(ctx);
    UploadedFile file = ctx.uploadedFile("file");
    if (file == null || file.size() > SharedFiles.LARGEST) {
      throw new BadRequestResponse("one file of at most 20 MB, please");
    }
    answer(
        ctx,
        () -> {
          try (InputStream content = file.content()) {
            return actions.attach(ctx.formParamMap(), file.filename(), content.readAllBytes());
          } catch (IOException e) {
            throw new IllegalArgumentException("the file did not arrive", e);
          }
        });
  }

  private static void answer(Context ctx, Supplier<JsonObject> action) {
    try {
      json(ctx, action.get());
    } catch (IllegalArgumentException | Refusal e) {
      ctx.status(400);
      json(ctx, Json.of("error", String.valueOf(e.getMessage())));
    }
  }

  private static void json(Context ctx, JsonObject answer) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json; charset=utf-8").result(answer.toString());
  }
}
