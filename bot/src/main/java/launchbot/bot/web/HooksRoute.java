package launchbot.bot.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import launchbot.bot.web.HookReceiver.Answer;
import launchbot.launch.Hook;
import launchbot.launch.HookStore;
import launchbot.launch.HookToken;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /hooks/{token}/…}, or {@code /hooks/…} with {@code Authorization: Bearer}: what a team's
 * programs call. A token is never logged and never repeated; one that is unknown and one that was
 * revoked are told the same.
 */
public final class HooksRoute {
  private static final Logger log = LoggerFactory.getLogger(HooksRoute.class);
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 200;
  private static final int LONGEST_KEY = 200;
  private static final int METHOD_NOT_ALLOWED = 405;

  /** The most that one call may bring, in bytes. */
  static final int MOST = 256 * 1024;

  private static final int RETRY_SECONDS = 5;

  private final Ledger ledger;
  private final InstantSource clock;
  private final Map<String, HookReceiver> gets;
  private final Map<String, HookReceiver> posts;
  private final Pace byToken;
  private final Pace byAddress;
  private final Proxies proxies;

  /**
   * @param gets what answers a GET, by what follows the token in its path
   * @param posts what answers a POST, likewise
   */
  public HooksRoute(
      Ledger ledger,
      InstantSource clock,
      Map<String, HookReceiver> gets,
      Map<String, HookReceiver> posts,
      Proxies proxies) {
    this(ledger, clock, gets, posts, proxies, System::nanoTime);
  }

  HooksRoute(
      Ledger ledger,
      InstantSource clock,
      Map<String, HookReceiver> gets,
      Map<String, HookReceiver> posts,
      Proxies proxies,
      LongSupplier nanos) {
    this.ledger = ledger;
    this.clock = clock;
    this.gets = new LinkedHashMap<>(gets);
    this.posts = new LinkedHashMap<>(posts);
    this.byToken = new Pace(30, Duration.ofSeconds(1), nanos);
    this.proxies = proxies;
    // Generous, since behind a proxy that is not named everybody has its address; it bounds
    // guessing.
    this.byAddress = new Pace(300, Duration.ofMillis(20), nanos);
  }

  void routes(RoutesConfig routes) {
    gets.forEach((name, receiver) -> {
      Handler handler = ctx -> send(ctx, answer(ctx, receiver, new byte[0]));
      routes.get("/hooks/" + name, handler);
      routes.get("/hooks/{token}/" + name, handler);
    });
    posts.forEach((name, receiver) -> {
      Handler handler = ctx -> send(ctx, posted(ctx, receiver));
      routes.post("/hooks/" + name, handler);
      routes.post("/hooks/{token}/" + name, handler);
    });
    // Javalin's own 404 repeats the path, which may hold a token.
    Handler nothing = ctx -> send(ctx, unknown());
    routes.get("/hooks/*", nothing);
    routes.post("/hooks/*", nothing);
  }

  private Answer posted(Context ctx, HookReceiver receiver) throws IOException {
    byte[] body = ctx.bodyInputStream().readNBytes(MOST + 1);
    return body.length > MOST
        ? Answer.problem(413, "too_large", "At most %d KiB in one call.".formatted(MOST / 1024))
        : answer(ctx, receiver, body);
  }

  private Answer answer(Context ctx, HookReceiver receiver, byte[] body) {
    HookToken token = token(ctx);
    Duration wait =
        longer(
            byAddress.take(proxies.source(ctx)),
            byToken.take(HexFormat.of().formatHex(token.hash())));
    if (!wait.isZero()) {
      ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
      return Answer.problem(429, "rate_limited", "Too many calls: wait a moment, then go on.");
    }
    try {
      Optional<HookStore.Door> door = ledger.across(sql -> HookStore.door(sql, token));
      if (door.isEmpty()) {
        return unknown();
      }
      String workspace = door.get().workspace();
      Optional<Hook> hook =
          ledger.read(workspace, sql -> HookStore.standing(sql, door.get().hook()));
      return hook.isEmpty()
          ? unknown()
          : receiver.receive(
              new HookReceiver.Call(
                  workspace,
                  hook.get(),
                  parameters(ctx),
                  body,
                  key(ctx),
                  headers(ctx),
                  clock.instant()));
    } catch (DatabaseAway e) {
      ctx.header("Retry-After", String.valueOf(RETRY_SECONDS));
      return Answer.problem(
          503, "unavailable", "Launchbot cannot look it up at the moment: try again.");
    } catch (RuntimeException e) {
      log.error("A hook failed", e);
      return Answer.problem(500, "failed", "Launchbot failed; its operator finds why in its log.");
    }
  }

  /** From the path, else from the header; nothing at all is a token that nobody has. */
  private static HookToken token(Context ctx) {
    String inPath = ctx.pathParamMap().getOrDefault("token", "");
    String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String sent =
        !inPath.isEmpty() ? inPath : bearer ? header.substring(BEARER.length()).strip() : "";
    return HookToken.of(sent.length() > LONGEST_TOKEN ? "" : sent);
  }

  private static Map<String, String> parameters(Context ctx) {
    Map<String, String> parameters = new LinkedHashMap<>();
    ctx.pathParamMap().forEach(parameters::put);
    parameters.remove("token");
    ctx.queryParamMap()
        .forEach((name, values) ->
            parameters.putIfAbsent(name, values.isEmpty() ? "" : values.getFirst()));
    return parameters;
  }

  private static Map<String, String> headers(Context ctx) {
    Map<String, String> headers = new LinkedHashMap<>();
    ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.keySet().removeAll(Set.of("authorization", "cookie"));
    return headers;
  }

  /** Longer ones than any program makes are none. */
  private static @Nullable String key(Context ctx) {
    String key = ctx.header("Idempotency-Key");
    return key == null || key.isBlank() || key.length() > LONGEST_KEY ? null : key.strip();
  }

  private static Answer unknown() {
    return Answer.problem(
        404,
        "unknown_hook",
        "No hook answers here. /launch hook in Slack lists those of a launch and makes new ones.");
  }

  private static void send(Context ctx, Answer answer) {
    if (answer.status() == METHOD_NOT_ALLOWED) {
      ctx.header("Allow", "POST");
    }
    ctx.status(answer.status())
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(GSON.toJson(answer.body()) + "\n");
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
