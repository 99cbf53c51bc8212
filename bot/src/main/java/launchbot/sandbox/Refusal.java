package launchbot.sandbox;

import java.util.List;

/** Slack says no: an error code and, for wrong blocks and arguments, what exactly is wrong. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> messages;

  Refusal(String code) {
    this(code, List.of());
  }

  Refusal(String code, List<String> messages) {
    super(code + (messages.isEmpty() ? "" : ": " + String.join("; ", messages)));
    this.code = code;
    this.messages = List.copyOf(messages);
  }

  String code() {
    return code;
  }

  List<String> messages() {
    return messages;
  }
}
