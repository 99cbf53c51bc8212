package launchbot.bot.web;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;
import launchbot.launch.Hook;
import org.jspecify.annotations.Nullable;

/** What a team's programs reach behind a hook's token. */
public interface HookReceiver {

  /**
   * A call that came with a token that is good.
   *
   * @param parameters of the query and the path, the first of each name
   * @param body as it came, at most {@code HooksRoute.MOST} bytes; empty for a GET
   * @param key what the caller names it by ({@code Idempotency-Key}), so that a repeated one is
   *     taken once; null where it names none
   * @param headers the first of each name, in lower case; without what proves who calls
   */
  record Call(
      String workspace,
      Hook hook,
      Map<String, String> parameters,
      byte[] body,
      @Nullable String key,
      Map<String, String> headers,
      Instant at) {}

  /** Its answer, an HTTP status and what explains it. */
  record Answer(int status, JsonObject body) {

    /**
     * One that says no.
     *
     * @param error a word for programs
     * @param message a sentence or two for people
     */
    public static Answer problem(int status, String error, String message) {
      var body = new JsonObject();
      body.addProperty("error", error);
      body.addProperty("message", message);
      return new Answer(status, body);
    }
  }

  Answer receive(Call call);
}
