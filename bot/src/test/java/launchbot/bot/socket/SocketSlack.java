package launchbot.bot.socket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import launchbot.bot.process.CutWire;
import launchbot.bot.triage.TriageFeature;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Sandbox;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SandboxSettings;
import launchbot.sandbox.SlashCommand;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A Slack that speaks Socket Mode as its documentation says it: {@code apps.connections.open} gives
 * an address with a ticket, a connection is greeted, and requests are dealt out among the
 * connections in turn. Behind it is the sandbox, whose requests are wrapped here. Each connection
 * runs over a wire that can be cut.
 */
public final class SocketSlack implements AutoCloseable {
  public static final String APP_TOKEN = "xapp-1-A0LAUNCHBOT-1-of-the-stand-in";
  public static final String BOT_TOKEN = "xoxb-token-of-the-socket-stand-in";
  private static final Duration ACK = Duration.ofSeconds(3);

  /** How often Slack sends an event again that nobody has acknowledged. */
  private static final int EVENT_TRIES = 4;

  private final Map<String, Connection> tickets = new ConcurrentHashMap<>();
  private final List<Connection> standing = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<JsonObject>> unacknowledged =
      new ConcurrentHashMap<>();
  private final List<String> transcript = new CopyOnWriteArrayList<>();
  private final Deque<Consumer<Context>> refusals = new ArrayDeque<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final String team;
  private final Sandbox sandbox;
  private final Javalin server;
  private volatile boolean greeting = true;

  private SocketSlack(String team) {
    this.team = team;
    var own = new URI[1];
    sandbox =
        new Sandbox(
            SandboxSettings.of(
                    () -> own[0].resolve("/bridge"), () -> own[0], "unused-secret", BOT_TOKEN)
                .commands(List.of(new SlashCommand(TriageFeature.COMMAND.name(), "", "")))
                .events(Set.of("app_mention", "user_change"))
                .eventRetries(List.of()));
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.post("/sandbox/api/apps.connections.open", this::open);
                  config.routes.post("/bridge", this::bridge);
                  config.routes.post("/sandbox/api/auth.test", this::whoAmI);
                  config.routes.ws(
                      "/link",
                      link -> {
                        link.onConnect(this::connected);
                        link.onMessage(message -> heard(message, message.message()));
                        link.onClose(closed -> {
                          note("-- closed", closed, String.valueOf(closed.status()));
                          standing.removeIf(one -> one.is(closed));
                        });
                      });
                  sandbox.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    own[0] = URI.create("http://127.0.0.1:" + server.port());
  }

  public static SocketSlack open() {
    return open(Cast.TEAM);
  }

  /** One that is another workspace than the sandbox, with the same people in it. */
  public static SocketSlack open(String team) {
    return new SocketSlack(team);
  }

  /** Where a browser sees it. */
  public String page() {
    return "http://localhost:" + server.port() + "/sandbox";
  }

  public URI api() {
    return URI.create("http://127.0.0.1:" + server.port() + "/sandbox/api/");
  }

  /** What a bot needs to take this for its Slack. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOST", "127.0.0.1");
    environment.put("PORT", "0");
    environment.put("SLACK_BOT_TOKEN", BOT_TOKEN);
    environment.put("SLACK_APP_TOKEN", APP_TOKEN);
    environment.put("SLACK_API_URL", api().toString());
    return environment;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public SandboxPerson ada() {
    return sandbox.as(Cast.ADA);
  }

  /** Everything that stands in a channel, a message a line. */
  public List<String> shownIn(String channel) {
    return sandbox.messages(channel).stream().map(Answer::shown).toList();
  }

  /** A connection, as Slack sees it. */
  public final class Connection {
    private final int number = numbers.incrementAndGet();
    private final CutWire wire = new CutWire(server.port());
    private volatile @Nullable WsContext link;

    /** Every byte as it is. */
    public void send(String message) {
      note("-> " + number, null, message);
      link().send(message);
    }

    /** As Slack takes its leave: the reason first, the close later. */
    public void disconnect(String reason) {
      send("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{}}");
    }

    public void close() {
      link().closeSession();
    }

    /** Without a word, from one moment to the next. */
    public void kill() {
      note("-- " + number + " is cut", null, "");
      standing.remove(this);
      wire.cut();
    }

    /** Silently: nothing breaks and nothing gets through, so Slack goes on dealing to it. */
    public void freeze() {
      note("-- " + number + " is frozen", null, "");
      wire.hang();
    }

    public boolean stands() {
      return standing.contains(this);
    }

    private boolean is(WsContext other) {
      WsContext own = link;
      return own != null && own.sessionId().equals(other.sessionId());
    }

    private WsContext link() {
      return Objects.requireNonNull(link);
    }
  }

  /** The connections that were greeted and stand, oldest first. */
  public List<Connection> standing() {
    return List.copyOf(standing);
  }

  public List<Connection> awaitStanding(int many) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(this::standing, now -> now.size() == many);
  }

  /** How often a connection was asked for. */
  public int asked() {
    return asked.get();
  }

  /** The next ones that ask for a connection are told this. */
  public void refuse(String error, int times) {
    for (int i = 0; i < times; i++) {
      refuse(ctx ->
          ctx.contentType("application/json").result("{\"ok\":false,\"error\":\"" + error + "\"}"));
    }
  }

  public void rateLimit(int seconds) {
    refuse(ctx -> ctx.status(429).header("Retry-After", String.valueOf(seconds)));
  }

  public void greet(boolean whether) {
    greeting = whether;
  }

  /** What went over the wires, a message a line. */
  public List<String> transcript() {
    return List.copyOf(transcript);
  }

  /** Hands a request out; what comes back is its acknowledgement. */
  public CompletableFuture<JsonObject> deal(String type, JsonObject payload) {
    return deal(next(), type, payload, 0);
  }

  public CompletableFuture<JsonObject> deal(
      Connection to, String type, JsonObject payload, int retry) {
    var envelope = new JsonObject();
    String id = UUID.randomUUID().toString();
    envelope.addProperty("envelope_id", id);
    envelope.add("payload", payload);
    envelope.addProperty("type", type);
    envelope.addProperty("accepts_response_payload", answerable(type, payload));
    if (type.equals("events_api")) {
      envelope.addProperty("retry_attempt", retry);
      envelope.addProperty("retry_reason", retry == 0 ? "" : "timeout");
    }
    var acknowledgement = new CompletableFuture<JsonObject>();
    unacknowledged.put(id, acknowledgement);
    to.send(envelope.toString());
    return acknowledgement;
  }

  private static boolean answerable(String type, JsonObject payload) {
    return type.equals("slash_commands")
        || (payload.has("type") && payload.get("type").getAsString().equals("view_submission"));
  }

  private synchronized void refuse(Consumer<Context> how) {
    refusals.add(how);
  }

  private synchronized void open(Context ctx) {
    asked.incrementAndGet();
    Consumer<Context> refusal = refusals.poll();
    if (refusal != null) {
      refusal.accept(ctx);
    } else if (!("Bearer " + APP_TOKEN).equals(ctx.header("Authorization"))) {
      ctx.contentType("application/json").result("{\"ok\":false,\"error\":\"invalid_auth\"}");
    } else {
      var connection = new Connection();
      String ticket = UUID.randomUUID().toString();
      tickets.put(ticket, connection);
      ctx.contentType("application/json")
          .result(
              "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link?ticket=%s\"}"
                  .formatted(connection.wire.port(), ticket));
    }
  }

  private void whoAmI(Context ctx) {
    boolean ours = ("Bearer " + BOT_TOKEN).equals(ctx.header("Authorization"));
    ctx.contentType("application/json")
        .result(
            ours
                ? "{\"ok\":true,\"team\":\"Acme\",\"team_id\":\"%s\",\"user\":\"launchbot\",\"user_id\":\"%s\"}"
                    .formatted(team, Cast.BOT)
                : "{\"ok\":false,\"error\":\"invalid_auth\"}");
  }

  private void connected(WsContext link) {
    Connection connection = tickets.remove(String.valueOf(link.queryParam("ticket")));
    if (connection == null) {
      link.closeSession();
      return;
    }
    connection.link = link;
    if (greeting) {
      connection.send(
          "{\"type\":\"hello\",\"num_connections\":%d,\"debug_info\":{\"approximate_connection_time\":18060},\"connection_info\":{\"app_id\":\"%s\"}}"
              .formatted(standing.size() + 1, Cast.APP));
      standing.add(connection);
    }
  }

  private void heard(WsContext from, String message) {
    note("<-", from, message);
    JsonObject ack = JsonParser.parseString(message).getAsJsonObject();
    var waiting = unacknowledged.remove(ack.get("envelope_id").getAsString());
    if (waiting != null) {
      waiting.complete(ack);
    }
  }

  /** What the sandbox sends as Slack does over HTTP, through a connection instead. */
  private void bridge(Context ctx) throws Exception {
    String body = ctx.body().replace(Cast.TEAM, team);
    if (body.startsWith("{")) {
      event(ctx, JsonParser.parseString(body).getAsJsonObject());
      return;
    }
    JsonObject fields = form(body);
    boolean interactive = fields.has("payload");
    var ack =
        deal(
            interactive ? "interactive" : "slash_commands",
            interactive
                ? JsonParser.parseString(fields.get("payload").getAsString()).getAsJsonObject()
                : fields);
    try {
      answer(ctx, ack.get(ACK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      ctx.status(504);
    }
  }

  private void event(Context ctx, JsonObject event) throws Exception {
    for (int i = 0; i < EVENT_TRIES; i++) {
      try {
        deal(next(), "events_api", event, i).get(ACK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        note("-- not acknowledged", null, event.get("event_id").getAsString());
      }
    }
    ctx.status(504);
  }

  private static void answer(Context ctx, JsonObject ack) {
    if (ack.has("payload")) {
      ctx.contentType("application/json").result(ack.get("payload").toString());
    }
  }

  private Connection next() {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              List<Connection> now = standing();
              return now.isEmpty()
                  ? null
                  : now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            },
            Objects::nonNull);
  }

  private static JsonObject form(String body) {
    var fields = new JsonObject();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.addProperty(decoded(parts[0]), decoded(parts.length < 2 ? "" : parts[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void note(String what, @Nullable WsContext link, String message) {
    String number =
        standing.stream()
            .filter(one -> link != null && one.is(link))
            .map(one -> " " + one.number)
            .findFirst()
            .orElse("");
    transcript.add("%s%s %s".formatted(what, number, shortened(message)));
  }

  private static String shortened(String message) {
    return message.length() > 2_000 ? message.substring(0, 2_000) + "…" : message;
  }

  @Override
  public void close() {
    standing.forEach(one -> one.wire.close());
    server.stop();
    sandbox.close();
  }
}
