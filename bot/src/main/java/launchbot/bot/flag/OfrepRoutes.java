package launchbot.bot.flag;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import launchbot.bot.web.Pace;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.launch.HookToken;
import org.jspecify.annotations.Nullable;

/**
 * The OpenFeature remote evaluation protocol, version 1: one switch, or all of an environment at
 * once. Who asks is told by the token; the context that an SDK sends along is checked and ignored.
 */
final class OfrepRoutes implements WebRoutes {
  static final String PATH = "/ofrep/v1/evaluate/flags";

  /** As of when the answer is, where the database could not be asked since. */
  static final String AS_OF = "Launchbot-As-Of";

  /** The most that one call may bring, in bytes. */
  static final int MOST = 64 * 1024;

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 200;

  private final FlagShelf shelf;
  private final AskedFor asked;
  private final Proxies proxies;
  private final Pace byToken;
  private final Pace unknown;

  /**
   * @param nanos tells how long, as {@link System#nanoTime} does
   */
  OfrepRoutes(FlagShelf shelf, AskedFor asked, Proxies proxies, LongSupplier nanos) {
    this.shelf = shelf;
    this.asked = asked;
    this.proxies = proxies;
    // An SDK on a server asks for each evaluation: this bounds a loop that went wild, no more.
    this.byToken = new Pace(20_000, Duration.ofNanos(100_000), nanos);
    // It bounds guessing.
    this.unknown = new Pace(100, Duration.ofMillis(50), nanos);
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post(PATH, ctx -> all(ctx));
    routes.post(PATH + "/{key}", ctx -> one(ctx, ctx.pathParam("key")));
  }

  private void one(Context ctx, String key) throws IOException {
    Environment environment = enter(ctx, key);
    if (environment == null) {
      return;
    }
    Environment.Single found = environment.single().get(key);
    if (found == null) {
      problem(
          ctx,
          404,
          key,
          "FLAG_NOT_FOUND",
          "There is no such switch in " + environment.name() + ".");
      return;
    }
    asked.note(environment.workspace(), found.id());
    ctx.result(found.body());
  }

  private void all(Context ctx) throws IOException {
    Environment environment = enter(ctx, null);
    if (environment == null) {
      return;
    }
    environment.single().values().forEach(one -> asked.note(environment.workspace(), one.id()));
    ctx.header("ETag", environment.tag());
    if (known(ctx.header("If-None-Match"), environment.tag())) {
      ctx.status(304);
      return;
    }
    ctx.result(environment.whole());
  }

  /**
   * Whoever may ask, with a body that is one; null where the answer is given already.
   *
   * @param key that is asked for; null for all
   */
  private @Nullable Environment enter(Context ctx, @Nullable String key) throws IOException {
    ctx.contentType("application/json; charset=utf-8").header("Cache-Control", "no-store");
    byte[] body = ctx.bodyInputStream().readNBytes(MOST + 1);
    if (!shelf.ready()) {
      ctx.header("Retry-After", "1");
      problem(ctx, 503, key, "GENERAL", "Switches cannot be read at the moment: try again.");
      return null;
    }
    String hash = HexFormat.of().formatHex(token(ctx).hash());
    Optional<Environment> door = shelf.door(hash);
    Duration wait = door.isPresent() ? byToken.take(hash) : unknown.take(proxies.source(ctx));
    if (!wait.isZero()) {
      ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
      problem(ctx, 429, key, "GENERAL", "Too many calls: wait a moment, then go on.");
      return null;
    }
    if (door.isEmpty()) {
      ctx.header("WWW-Authenticate", "Bearer");
      problem(
          ctx,
          401,
          key,
          "GENERAL",
          "No such token. /rollback switch token in Slack makes one for an environment.");
      return null;
    }
    if (body.length > MOST) {
      problem(ctx, 413, key, "GENERAL", "At most %d KiB in one call.".formatted(MOST / 1024));
      return null;
    }
    String wrong = objection(body);
    if (!wrong.isEmpty()) {
      problem(ctx, 400, key, wrong, "The body is a JSON object; its context is one, too.");
      return null;
    }
    shelf.stale().map(Instant::toString).ifPresent(at -> ctx.header(AS_OF, at));
    return door.get();
  }

  /** The error code of a body that is none; empty where nothing is wrong with it. */
  static String objection(byte[] body) {
    if (body.length == 0) {
      return "";
    }
    try {
      var reader = new JsonReader(new StringReader(new String(body, StandardCharsets.UTF_8)));
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (!json.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        return "PARSE_ERROR";
      }
      JsonElement context = json.getAsJsonObject().get("context");
      return context == null || context.isJsonNull() || context.isJsonObject()
          ? ""
          : "INVALID_CONTEXT";
    } catch (JsonParseException | IOException e) {
      return "PARSE_ERROR";
    }
  }

  /** From either header that the protocol names; nothing at all is a token that nobody has. */
  private static HookToken token(Context ctx) {
    String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    String sent =
        header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length())
            : Optional.ofNullable(ctx.header("X-API-Key")).orElse("");
    return HookToken.of(sent.length() > LONGEST_TOKEN ? "" : sent.strip());
  }

  static boolean known(@Nullable String tags, String tag) {
    if (tags == null) {
      return false;
    }
    for (String one : tags.split(",", -1)) {
      String bare = one.strip();
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static void problem(
      Context ctx, int status, @Nullable String key, String code, String details) {
    var json = new JsonObject();
    if (key != null) {
      json.addProperty("key", key);
    }
    json.addProperty("errorCode", code);
    json.addProperty("errorDetails", details);
    ctx.status(status).result(json.toString());
  }
}
