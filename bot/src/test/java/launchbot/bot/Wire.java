package launchbot.bot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Sandbox;
import launchbot.sandbox.SandboxSettings;
import org.jspecify.annotations.Nullable;

/**
 * A bot that is set up with Slack's secrets, as for the real Slack, and the bare wire to it: tests
 * write every byte of a request themselves and sign it with an HMAC of their own.
 */
public final class Wire implements AutoCloseable {
  public static final String SECRET = "8f742231b10e8888abcd99a0e5c2d1f7";
  public static final String TOKEN = "xoxb-1234567890-not-a-real-token";
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String JSON = "application/json";

  private final AtomicLong triggers = new AtomicLong();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final InstantSource clock;
  private final Javalin web;
  private final Sandbox slack;
  private final Launchbot bot;

  private Wire(DatabaseUrl database, InstantSource clock) {
    this.clock = clock;
    var address = new AtomicReference<@Nullable URI>();
    var bots = new AtomicReference<@Nullable URI>();
    this.slack =
        new Sandbox(
            SandboxSettings.of(
                    () -> Objects.requireNonNull(bots.get()),
                    () -> Objects.requireNonNull(address.get()),
                    SECRET,
                    TOKEN)
                .commands(Stand.commands()));
    this.web =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  slack.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    var own = URI.create("http://127.0.0.1:" + web.port());
    address.set(own);
    this.bot = Launchbot.start(config(database, Stage.home(), own), clock);
    bots.set(events());
  }

  public static Wire open(DatabaseUrl database, InstantSource clock) {
    return new Wire(database, clock);
  }

  private static Config config(DatabaseUrl database, Path home, URI slack) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("HOST", "127.0.0.1");
    environment.put("LAUNCHBOT_HOME", home.toString());
    environment.put("LAUNCHBOT_KEY", "a key for tests, 32 bytes long..");
    environment.put("DATABASE_URL", Stage.variable(database));
    environment.put("SLACK_SIGNING_SECRET", SECRET);
    environment.put("SLACK_BOT_TOKEN", TOKEN);
    environment.put("SLACK_API_URL", slack.resolve("/sandbox/api/").toString());
    return Config.of(environment);
  }

  public Sandbox slack() {
    return slack;
  }

  public URI events() {
    return URI.create("http://127.0.0.1:" + bot.port() + "/slack/events");
  }

  /** A request as it goes out, to be spoilt by the test before it does. */
  public record Sent(String type, String body, String timestamp, String signature) {

    public Sent signature(String other) {
      return new Sent(type, body, timestamp, other);
    }

    private byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  public Sent signed(String type, String body) {
    return signed(type, body, clock.instant());
  }

  public Sent signed(String type, String body, Instant at) {
    String timestamp = String.valueOf(at.getEpochSecond());
    return new Sent(type, body, timestamp, signature(SECRET, timestamp, body));
  }

  public HttpResponse<String> send(Sent sent) {
    return send(request(sent));
  }

  /** In chunks, so that no header tells how long it is. */
  public HttpResponse<String> sendInChunks(Sent sent) {
    return send(
        request(sent)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(sent.bytes()))));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(Sent sent) {
    return bare(sent)
        .header("X-Slack-Request-Timestamp", sent.timestamp())
        .header("X-Slack-Signature", sent.signature());
  }

  /** Without timestamp and signature. */
  public HttpRequest.Builder bare(Sent sent) {
    return HttpRequest.newBuilder(events())
        .header("Content-Type", sent.type())
        .POST(HttpRequest.BodyPublishers.ofByteArray(sent.bytes()));
  }

  /** What Slack sends when Ada types the words behind {@code /triage}. */
  public Map<String, String> command(String words) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", "legacy-verification-token");
    fields.put("team_id", Cast.TEAM);
    fields.put("team_domain", Cast.TEAM_DOMAIN);
    fields.put("channel_id", Cast.LAUNCH);
    fields.put("channel_name", "launch");
    fields.put("user_id", Cast.ADA);
    fields.put("user_name", "ada");
    fields.put("command", "/triage");
    fields.put("text", words);
    fields.put("api_app_id", Cast.APP);
    fields.put("response_url", "https://hooks.slack.com/commands/T0/1/x");
    fields.put("trigger_id", "13345224609.738474920." + triggers.incrementAndGet());
    return fields;
  }

  /** What Slack sends when Ada presses a button of a message. */
  public JsonObject press(String action, String value) {
    JsonObject payload = interaction("block_actions");
    payload.add("channel", object("id", Cast.LAUNCH, "name", "launch"));
    payload.add("container", object("type", "message", "channel_id", Cast.LAUNCH));
    var pressed = object("type", "button", "action_id", action, "block_id", "b", "value", value);
    var actions = new JsonArray();
    actions.add(pressed);
    payload.add("actions", actions);
    return payload;
  }

  /** What Slack sends about any interaction of Ada's. */
  public JsonObject interaction(String type) {
    JsonObject payload = object("type", type, "api_app_id", Cast.APP);
    payload.add("team", object("id", Cast.TEAM, "domain", Cast.TEAM_DOMAIN));
    payload.add("user", object("id", Cast.ADA, "username", "ada", "team_id", Cast.TEAM));
    payload.addProperty("trigger_id", "13345224609.738474920." + triggers.incrementAndGet());
    return payload;
  }

  public static JsonObject object(String... namesAndValues) {
    var object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.addProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  public HttpResponse<String> type(String words) {
    return send(signed(FORM, form(command(words))));
  }

  public HttpResponse<String> interact(JsonObject payload) {
    return send(signed(FORM, form(Map.of("payload", payload.toString()))));
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Slack's own description of it, word for word, and nothing of ours. */
  public static String signature(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      byte[] signed = ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    bot.close();
    web.stop();
    slack.close();
    http.close();
  }
}
