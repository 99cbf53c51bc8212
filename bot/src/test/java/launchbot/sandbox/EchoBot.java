package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bot that is none of ours: it checks signatures by itself, remembers what it was sent and
 * answers what the test tells it to. Its Slack is a sandbox on a port of its own.
 */
final class EchoBot implements AutoCloseable {

  static final String SECRET = "0123456789abcdef0123456789abcdef";
  static final String TOKEN = "xoxb-0000000000-sandbox-token";

  /** What arrived: a command's or an interaction's fields, or an event's envelope. */
  record Request(Map<String, String> form, JsonObject json, Map<String, String> headers) {
    String type() {
      return json.has("type") ? json.get("type").getAsString() : "command";
    }

    String field(String name) {
      return Objects.requireNonNull(form.get(name), name);
    }
  }

  record Reply(int status, String contentType, String body) {
    static final Reply EMPTY = new Reply(200, "text/plain", "");

    static Reply json(String body) {
      return new Reply(200, "application/json", body);
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Sandbox sandbox;
  volatile Function<Request, Reply> reply = _ -> Reply.EMPTY;
  private final Javalin bot;
  private final Javalin slack;
  private final HttpClient http = HttpClient.newHttpClient();

  EchoBot() {
    this(settings -> settings);
  }

  EchoBot(Function<SandboxSettings, SandboxSettings> adjust) {
    var ports = new int[2];
    SandboxSettings usual =
        SandboxSettings.of(
                () -> URI.create("http://127.0.0.1:" + ports[0] + "/slack/events"),
                () -> URI.create("http://127.0.0.1:" + ports[1]),
                SECRET,
                TOKEN)
            .commands(List.of(new SlashCommand("/triage", "[add|list] …", "Rank what is broken")))
            .shortcuts(List.of(new Shortcut("triage_message", "Add to triage")));
    sandbox = new Sandbox(adjust.apply(usual));
    bot =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/slack/events", this::receive);
                })
            .start("127.0.0.1", 0);
    ports[0] = bot.port();
    slack =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  sandbox.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    ports[1] = slack.port();
  }

  int slackPort() {
    return slack.port();
  }

  URI slackUrl(String path) {
    return URI.create("http://127.0.0.1:" + slack.port() + path);
  }

  private void receive(Context ctx) {
    String body = ctx.body();
    String timestamp = String.valueOf(ctx.header("X-Slack-Request-Timestamp"));
    if (!hmac("v0:" + timestamp + ":" + body).equals(ctx.header("X-Slack-Signature"))) {
      ctx.status(401);
      return;
    }
    var form = new HashMap<String, String>();
    var json = new JsonObject();
    if (String.valueOf(ctx.contentType()).startsWith("application/json")) {
      json = JsonParser.parseString(body).getAsJsonObject();
    } else {
      for (String pair : body.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      if (form.containsKey("payload")) {
        json = JsonParser.parseString(form.get("payload")).getAsJsonObject();
      }
    }
    var request = new Request(form, json, ctx.headerMap());
    requests.add(request);
    Reply answer = reply.apply(request);
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  Request last() {
    return requests.getLast();
  }

  /** The last request of this type ({@code command}, {@code block_actions}, …). */
  Request last(String type) {
    return requests.stream().filter(one -> one.type().equals(type)).toList().getLast();
  }

  /** Calls the Web API as the bot would. */
  JsonObject api(String method, Object... args) {
    HttpResponse<String> response = apiResponse(method, TOKEN, Json.of(args));
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  HttpResponse<String> apiResponse(String method, String token, JsonElement args) {
    return send(
        HttpRequest.newBuilder(slackUrl("/sandbox/api/" + method))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(args.toString())));
  }

  /** Asks what the page's script asks. */
  JsonObject ui(String action, JsonObject body) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(slackUrl("/sandbox/ui/" + action))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  HttpResponse<String> respond(String url, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      var hex = new StringBuilder("v0=");
      for (byte one : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) {
        hex.append("%02x".formatted(one));
      }
      return hex.toString();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    slack.stop();
    bot.stop();
    http.shutdownNow();
  }
}
