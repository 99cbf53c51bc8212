package launchbot.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The way to the bot: a signed POST, and what it acknowledged within Slack's three seconds. */
final class BotLine implements AutoCloseable {

  /** How it went; {@code status} is 0 when nothing came back. */
  record Ack(int status, String contentType, String body, boolean timedOut) {
    boolean accepted() {
      return status >= 200 && status < 300;
    }

    /** What Slack tells the person whose request failed. */
    String error() {
      if (timedOut) {
        return "operation_timeout";
      }
      if (status == 0) {
        return "dispatch_failed";
      }
      return status >= 500 ? "http_service_error" : "http_client_error";
    }
  }

  private static final long ACK_MILLIS = 3000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final SandboxSettings settings;

  BotLine(SandboxSettings settings) {
    this.settings = settings;
  }

  Ack form(Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("application/x-www-form-urlencoded", body, Map.of());
  }

  Ack json(String body, Map<String, String> headers) {
    return send("application/json", body, headers);
  }

  private Ack send(String contentType, String body, Map<String, String> headers) {
    URI target = settings.requestUrl().get();
    String timestamp = Long.toString(settings.clock().instant().getEpochSecond());
    var request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", contentType)
            .header("Accept", "application/json,*/*")
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", Signature.of(settings.signingSecret(), timestamp, body));
    headers.forEach(request::header);
    request.POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response = answer.get(ACK_MILLIS, TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Ack(response.statusCode(), type, response.body(), false);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Ack(0, "", "", true);
    } catch (ExecutionException e) {
      return new Ack(0, "", "", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ack(0, "", "", false);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
