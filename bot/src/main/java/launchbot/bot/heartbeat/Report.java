package launchbot.bot.heartbeat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import launchbot.bot.web.HookReceiver;
import launchbot.heartbeat.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a call to {@code …/heartbeat} says.
 *
 * @param job the name of the heartbeat; null where none is named
 */
record Report(@Nullable String job, Signal signal) {
  private static final int BODY = 10 * 1024;
  private static final int HIGHEST_CODE = 255;
  private static final int LONGEST_KEY = 200;

  /**
   * The job stands in the query, or in a JSON object's {@code job}; what else the body holds is
   * kept as the job's words. Empty where the path ends with something that is no word of ours.
   *
   * @param redact masks what looks like a secret
   */
  static Optional<Report> of(HookReceiver.Call call, UnaryOperator<String> redact) {
    String end = call.parameters().getOrDefault("code", "");
    Integer code = code(end);
    Signal.Kind kind =
        switch (end) {
          case "", "0" -> Signal.Kind.OK;
          case "start" -> Signal.Kind.START;
          default -> Signal.Kind.FAIL;
        };
    if (kind == Signal.Kind.FAIL && !end.equals("fail") && code == null) {
      return Optional.empty();
    }
    // A token may be cut in two where the text is: what is masked is cut, never the reverse.
    String text = new String(call.body(), StandardCharsets.UTF_8).replace("\0", "").strip();
    JsonObject json = object(text);
    String job = call.parameters().get("job");
    String key = call.key() == null ? call.parameters().get("id") : call.key();
    return Optional.of(
        new Report(
            job == null || job.isBlank() ? member(json, "job") : job,
            new Signal(
                kind,
                code,
                text.isEmpty() ? null : last(redact.apply(text)),
                bounded(key == null ? member(json, "id") : key),
                call.at())));
  }

  /** The end of a log says more than its beginning. */
  private static String last(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= BODY) {
      return text;
    }
    int from = bytes.length - BODY;
    while (from < bytes.length && (bytes[from] & 0xC0) == 0x80) {
      from++; // within a character
    }
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  private static @Nullable String bounded(@Nullable String key) {
    return key == null || key.isBlank() || key.length() > LONGEST_KEY ? null : key;
  }

  private static @Nullable Integer code(String end) {
    return end.matches("\\d{1,3}") && Integer.parseInt(end) <= HIGHEST_CODE
        ? Integer.valueOf(end)
        : null;
  }

  /** An empty one for whatever else stands there. */
  private static JsonObject object(String text) {
    if (!text.startsWith("{")) {
      return new JsonObject();
    }
    try {
      return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject(); // words that only begin like JSON
    }
  }

  private static @Nullable String member(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : null;
  }
}
