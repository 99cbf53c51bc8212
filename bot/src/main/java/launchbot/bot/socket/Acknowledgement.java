package launchbot.bot.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

/** What Slack gets back for an envelope. */
final class Acknowledgement {
  private Acknowledgement() {}

  static String of(String envelope) {
    return of(envelope, null);
  }

  /**
   * @param answer the body that HTTP would carry: JSON, or empty for none
   */
  static String of(String envelope, @Nullable String answer) {
    var ack = new JsonObject();
    ack.addProperty("envelope_id", envelope);
    if (payload(answer) instanceof JsonObject payload && !payload.isEmpty()) {
      ack.add("payload", payload);
    }
    return ack.toString();
  }

  private static @Nullable JsonElement payload(@Nullable String answer) {
    try {
      return answer == null || answer.isBlank() ? null : JsonParser.parseString(answer);
    } catch (JsonParseException e) {
      return null; // words for nobody
    }
  }
}
