package launchbot.bot.slack;

import com.google.gson.Gson;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import java.util.Map;

/**
 * What somebody is told when the work could not be done, in the form that each kind of request can
 * show. Nobody is left with silence, and nobody is told "saved" when it is not.
 */
final class Apologies {
  static final String NOT_SAVED =
      "Not saved: my database is not answering. Nothing was changed; try again in a minute.";
  static final String PERHAPS_SAVED =
      "I can't tell whether this was saved: my database stopped answering in the middle. Look with"
          + " `/triage list` before you repeat it; if it is there twice, the second one is offered"
          + " as a duplicate.";
  static final String TOO_LATE =
      "I can't tell whether this was saved: it took too long, and Slack does not wait. Look with"
          + " `/triage list` before you repeat it; if it is there twice, the second one is offered"
          + " as a duplicate.";
  static final String ALREADY_DONE =
      "I have done that already: this was a repeat of the same request, and nothing was changed"
          + " twice.";

  static final String GARBLED =
      "I can't read what came with that button or form: it is of another version of me. Nothing was"
          + " changed. `/triage` shows everything as it is now, with fresh buttons.";

  private static final Gson GSON = new Gson();

  private Apologies() {}

  static String forBug(String reference) {
    return "That went wrong on my side, and nothing was saved. Please try again; if it stays like this, give your admin the reference `%s`."
        .formatted(reference);
  }

  /**
   * The answer to a request that failed. Events get an error status, so that Slack sends them
   * again; messages' buttons and shortcuts are acknowledged, and {@code whisper} says the words.
   */
  static Response answer(Request<?> request, String words) {
    return switch (request.getRequestType()) {
      case Command -> Response.json(200, Map.of("response_type", "ephemeral", "text", words));
      case ViewSubmission -> Response.json(200, inTheForm((ViewSubmissionRequest) request, words));
      case BlockAction, MessageShortcut, GlobalShortcut, ViewClosed -> Response.ok();
      default ->
          Response.builder()
              .statusCode(503)
              .contentType("application/json")
              .body(GSON.toJson(Map.of("error", words)))
              .build();
    };
  }

  /** Under the first input, so that the form stays open and what was typed stays in it. */
  private static Map<String, Object> inTheForm(ViewSubmissionRequest request, String words) {
    return Inputs.of(request.getPayload().getView()).stream()
        .findFirst()
        .<Map<String, Object>>map(block ->
            Map.of("response_action", "errors", "errors", Map.of(block, words.replace("`", ""))))
        .orElse(Map.of());
  }
}
