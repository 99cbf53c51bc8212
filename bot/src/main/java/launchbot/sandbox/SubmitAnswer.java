package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees after pressing a modal's submit button.
 *
 * @param closed whether that modal went away
 * @param errors under the fields, by block id; from Slack's own checks or from the bot
 * @param view the modal that is open now; null when none is
 * @param trouble what Slack says when the bot did not answer properly
 */
public record SubmitAnswer(
    int httpStatus,
    boolean closed,
    Map<String, String> errors,
    @Nullable JsonObject view,
    @Nullable String trouble) {

  public SubmitAnswer {
    errors = Map.copyOf(errors);
  }
}
