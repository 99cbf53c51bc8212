package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees right after a command or a click.
 *
 * @param httpStatus what the bot acknowledged with; 0 when nothing came back
 * @param message the message in the acknowledgement, or Slack's own when something failed
 * @param inChannel whether everybody sees that message
 * @param openedView the modal that opened or changed meanwhile
 * @param error Slack's code when the request failed, for example {@code operation_timeout}
 */
public record Answer(
    int httpStatus,
    boolean timedOut,
    @Nullable JsonObject message,
    boolean inChannel,
    @Nullable JsonObject openedView,
    @Nullable String error) {

  /** The text of the message; empty when there is none. */
  public String text() {
    return Json.text(message, "text", "");
  }

  public JsonArray blocks() {
    return Json.array(message, "blocks");
  }

  /** Every word that a person reads in the answer, blocks included, one piece a line. */
  public String shown() {
    return message == null ? "" : shown(message);
  }

  /** The same for any message, view or part of one. */
  public static String shown(JsonElement of) {
    var words = new ArrayList<String>();
    collect(of, words);
    return String.join("\n", words);
  }

  private static void collect(JsonElement from, List<String> words) {
    switch (from) {
      case JsonArray list -> list.forEach(one -> collect(one, words));
      case JsonObject object ->
          object
              .entrySet()
              .forEach(field -> {
                boolean written =
                    field.getKey().equals("text") || field.getKey().equals("initial_value");
                if (written && field.getValue() instanceof JsonPrimitive text) {
                  words.add(text.getAsString());
                } else {
                  collect(field.getValue(), words);
                }
              });
      default -> {
        // Ids, flags and numbers are not read by anybody.
      }
    }
  }
}
