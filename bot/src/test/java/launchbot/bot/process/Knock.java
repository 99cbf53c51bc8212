package launchbot.bot.process;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.slack.Signatures;
import launchbot.sandbox.Cast;

/** A command as Slack sends it, without Slack: the sender chooses the trigger id and may repeat. */
final class Knock implements AutoCloseable {
  private static final Signatures SIGNATURES = new Signatures(StandIn.SECRET);

  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  Knock(InstantSource clock) {
    this.clock = clock;
  }

  /** What came back, and how long that took. */
  record Answer(int status, String body, Duration after) {
    boolean saved() {
      return status == 200 && (body.contains("Saved as") || repeated());
    }

    /** An earlier sending of the same request was carried out. */
    boolean repeated() {
      return body.contains("done that already");
    }

    boolean notSaved() {
      return status == 200 && body.contains("Not saved");
    }

    boolean uncertain() {
      return status == 200 && body.contains("tell whether this was saved");
    }
  }

  Answer triage(int port, String channel, String trigger, String words)
      throws IOException, InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("team_id", Cast.TEAM);
    fields.put("team_domain", Cast.TEAM_DOMAIN);
    fields.put("channel_id", channel);
    fields.put("channel_name", "channel");
    fields.put("user_id", Cast.ADA);
    fields.put("user_name", "ada");
    fields.put("command", "/triage");
    fields.put("text", words);
    fields.put("api_app_id", Cast.APP);
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", "http://127.0.0.1:1/nobody-listens");
    fields.put("trigger_id", trigger);
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(StandIn.events(port), "application/x-www-form-urlencoded", body);
  }

  Answer get(int port, String path) throws IOException, InterruptedException {
    return timed(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).GET());
  }

  private Answer send(URI to, String type, String body) throws IOException, InterruptedException {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return timed(
        HttpRequest.newBuilder(to)
            .header("Content-Type", type)
            .header(Signatures.TIMESTAMP_HEADER, timestamp)
            .header(Signatures.SIGNATURE_HEADER, SIGNATURES.sign(timestamp, bytes))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  private Answer timed(HttpRequest.Builder request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var answer =
        http.send(
            request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
