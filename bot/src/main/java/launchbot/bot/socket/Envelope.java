package launchbot.bot.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.slack.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * What Slack sends through a connection (https://docs.slack.dev/apis/events-api/using-socket-mode).
 */
sealed interface Envelope {

  /** The connection is ready. */
  record Hello() implements Envelope {}

  /** The connection ends soon, or at once. */
  record Disconnect(String reason) implements Envelope {}

  /**
   * A request, wrapped.
   *
   * @param id what an acknowledgement names
   * @param answerable whether the acknowledgement may carry an answer
   */
  record Request(String id, String type, JsonObject payload, boolean answerable, Retry retry)
      implements Envelope {

    /** The same request as it would have come over HTTP, so that one path serves both. */
    Arrival arrival() {
      String body =
          switch (type) {
            case "events_api" -> payload.toString();
            case "slash_commands" -> form(payload);
            default -> "payload=" + encoded(payload.toString());
          };
      return new Arrival("/slack/events", Map.of(), retry.headers(), "Socket Mode", body);
    }
  }

  /** How often an event was sent before, and why again; 0 the first time. */
  record Retry(int number, String reason) {
    private Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new HashMap<>();
      if (number > 0) {
        headers.put("X-Slack-Retry-Num", List.of(String.valueOf(number)));
        headers.put("X-Slack-Retry-Reason", List.of(reason));
      }
      return headers;
    }
  }

  /**
   * Something that this version does not know.
   *
   * @param id null when it wants no acknowledgement
   */
  record Unknown(String type, @Nullable String id) implements Envelope {}

  /** No envelope at all. */
  record Garbage() implements Envelope {}

  static Envelope read(String message) {
    JsonElement parsed;
    try {
      parsed = JsonParser.parseString(message);
    } catch (JsonParseException e) {
      return new Garbage();
    }
    if (!(parsed instanceof JsonObject envelope)) {
      return new Garbage();
    }
    String type = text(envelope, "type");
    String id = text(envelope, "envelope_id");
    return switch (type) {
      case "hello" -> new Hello();
      case "disconnect" -> new Disconnect(text(envelope, "reason"));
      case "events_api", "slash_commands", "interactive" ->
          id.isEmpty() || !(envelope.get("payload") instanceof JsonObject payload)
              ? new Garbage()
              : new Request(
                  id,
                  type,
                  payload,
                  text(envelope, "accepts_response_payload").equals("true"),
                  retry(envelope));
      default -> new Unknown(type, id.isEmpty() ? null : id);
    };
  }

  private static Retry retry(JsonObject envelope) {
    String number = text(envelope, "retry_attempt");
    return new Retry(
        number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0, text(envelope, "retry_reason"));
  }

  private static String text(JsonObject from, String name) {
    return from.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  private static String form(JsonObject fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().isJsonPrimitive())
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().getAsString()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
