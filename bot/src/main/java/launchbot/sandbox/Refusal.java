package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;

/** Slack says no: an error code and, for wrong blocks and arguments, what exactly is wrong. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> messages;
  private final transient JsonObject details;

  Refusal(String code) {
    this(code, List.of());
  }

  Refusal(String code, List<String> messages) {
    this(code, messages, new JsonObject());
  }

  /** With fields that Slack puts beside the code, for example {@code needed}. */
  Refusal(String code, List<String> messages, JsonObject details) {
    super(code + (messages.isEmpty() ? "" : ": " + String.join("; ", messages)));
    this.code = code;
    this.messages = List.copyOf(messages);
    this.details = details;
  }

  String code() {
    return code;
  }

  JsonObject details() {
    return details;
  }

  List<String> messages() {
    return messages;
  }
}
