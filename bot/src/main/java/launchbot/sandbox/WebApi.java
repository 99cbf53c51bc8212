package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slack's Web API: who calls, which method, what befalls it, and the answer's envelope. */
final class WebApi {

  private final Stage stage;
  private final Map<String, ApiCall.Answering> methods = new HashMap<>();

  WebApi(Stage stage, FileMethods files) {
    this.stage = stage;
    new PeopleMethods(stage).addTo(methods);
    new ChatMethods(stage).addTo(methods);
    new ConversationMethods(stage).addTo(methods);
    new ChannelMethods(stage).addTo(methods);
    new BookmarkMethods(stage).addTo(methods);
    new ViewMethods(stage).addTo(methods);
    new MarkMethods(stage).addTo(methods);
    files.addTo(methods);
  }

  void handle(Context ctx) {
    var call = new ApiCall(ctx.pathParam("method"), args(ctx));
    @Nullable String channel = channel(call);
    Fault.Effect fault = stage.faults().next(call.method(), channel);
    pause(fault.before());
    if (fault.status() == 429) {
      tooMany(ctx, fault.retryAfter());
      return;
    }
    if (fault.status() != 0) {
      ctx.status(fault.status()).contentType("text/html").result("upstream unavailable");
      return;
    }
    long wait = call.method().equals("chat.postMessage") ? tooFast(channel) : 0;
    if (wait > 0) {
      rejected(call, channel, new Refusal("ratelimited", List.of("more than 1 a second")));
      tooMany(ctx, wait);
      return;
    }
    JsonObject answer;
    try {
      checkToken(ctx, call);
      ctx.header("X-OAuth-Scopes", stage.scopes().provided());
      // Of the sandbox's own clock, which may be ahead of the web server's.
      ctx.header(
          "Date",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              stage.settings().clock().instant().atOffset(ZoneOffset.UTC)));
      if (fault.error() != null) {
        throw new Refusal(fault.error());
      }
      answer = carryOut(call);
    } catch (Refusal refusal) {
      if (fault.error() == null && !stage.scopes().withheld(refusal)) {
        rejected(call, channel, refusal);
      }
      answer = refused(refusal);
    }
    pause(fault.after());
    reply(ctx, answer);
  }

  private JsonObject carryOut(ApiCall call) {
    ApiCall.Answering method = methods.get(call.method());
    if (method == null) {
      throw new Refusal("unknown_method");
    }
    stage.scopes().check(call);
    var answer = new JsonObject();
    answer.addProperty("ok", true);
    JsonObject fields;
    synchronized (stage.world()) {
      // Two edits of one message at the same moment: the second sees the first.
      fields = method.answer(call);
    }
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      answer.add(field.getKey(), field.getValue());
    }
    return answer;
  }

  /** The id of the channel that a call is about; null when it names none that exists. */
  private @Nullable String channel(ApiCall call) {
    String given = call.text("channel", call.text("channel_id", ""));
    if (given.startsWith("U")) {
      return stage.world().person(given).map(_ -> World.directId(given)).orElse(null);
    }
    String name = given.startsWith("#") ? given.substring(1) : given;
    return stage.world().channels().stream()
        .filter(one -> one.id().equals(given) || one.name().equals(name))
        .map(Channel::id)
        .findFirst()
        .orElse(null);
  }

  private long tooFast(@Nullable String channel) {
    return channel == null || !stage.faults().paced() ? 0 : stage.pace().tooMany(channel);
  }

  private static void tooMany(Context ctx, long seconds) {
    ctx.status(429).header("Retry-After", Long.toString(seconds));
    reply(ctx, refused(new Refusal("ratelimited")));
  }

  private void rejected(ApiCall call, @Nullable String channel, Refusal refusal) {
    stage
        .rejections()
        .add(call.method(), refusal.code(), refusal.messages(), channel, shown(call.args()));
  }

  private static JsonObject refused(Refusal refusal) {
    JsonObject answer = Json.of("ok", false, "error", refusal.code());
    refusal.details().entrySet().forEach(field -> answer.add(field.getKey(), field.getValue()));
    if (!refusal.messages().isEmpty()) {
      answer.add("errors", Json.list(refusal.messages()));
      answer.add("response_metadata", Json.of("messages", refusal.messages()));
    }
    return answer;
  }

  private static void reply(Context ctx, JsonObject answer) {
    ctx.header("X-Slack-Req-Id", Tickets.hex(32));
    ctx.contentType("application/json; charset=utf-8").result(answer.toString());
  }

  private void checkToken(Context ctx, ApiCall call) {
    String header = ctx.header("Authorization");
    @Nullable String token =
        header != null && header.startsWith("Bearer ") ? header.substring(7) : call.text("token");
    if (token == null || token.isBlank()) {
      throw new Refusal("not_authed");
    }
    byte[] given = token.strip().getBytes(StandardCharsets.UTF_8);
    byte[] known = stage.settings().botToken().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, known)) {
      throw new Refusal("invalid_auth");
    }
  }

  private static JsonObject args(Context ctx) {
    var args = new JsonObject();
    ctx.queryParamMap().forEach((name, values) -> first(args, name, values));
    String type = ctx.contentType();
    if (type != null && type.startsWith("application/json")) {
      if (Json.parse(ctx.body()).orElse(args) instanceof JsonObject body) {
        body.entrySet().forEach(field -> args.add(field.getKey(), field.getValue()));
      }
    } else {
      ctx.formParamMap().forEach((name, values) -> first(args, name, values));
    }
    return args;
  }

  private static void first(JsonObject args, String name, List<String> values) {
    if (!values.isEmpty()) {
      args.addProperty(name, values.getFirst());
    }
  }

  /** For the drawer of rejected calls: readable trees, no token. */
  private static JsonObject shown(JsonObject args) {
    var shown = new JsonObject();
    for (Map.Entry<String, JsonElement> field : args.entrySet()) {
      if (!field.getKey().equals("token")) {
        JsonElement value = field.getValue();
        boolean tree =
            value.isJsonPrimitive()
                && (value.getAsString().startsWith("[") || value.getAsString().startsWith("{"));
        shown.add(field.getKey(), tree ? Json.parse(value.getAsString()).orElse(value) : value);
      }
    }
    return shown;
  }

  static void pause(Duration howLong) {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
