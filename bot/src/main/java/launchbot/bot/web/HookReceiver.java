package launchbot.bot.web;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;
import launchbot.launch.Hook;

/** What a team's programs reach behind a hook's token. */
public interface HookReceiver {

  /**
   * A call that came with a token that is good.
   *
   * @param parameters of the query and the path, the first of each name
   * @param body as it came, at most {@code HooksRoute.MOST} bytes; empty for a GET
   */
  record Call(
      String workspace, Hook hook, Map<String, String> parameters, byte[] body, Instant at) {}

  /** Its answer, an HTTP status and what explains it. */
  record Answer(int status, JsonObject body) {}

  Answer receive(Call call);
}
