package launchbot.bot.launch;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import launchbot.bot.slack.Garbled;
import org.jspecify.annotations.Nullable;

/**
 * What a form about one of a launch's things remembers until it comes back, in its private
 * metadata.
 *
 * @param channel where the person was
 * @param id which thing; 0 where it is about none yet
 * @param word what is to be done with it; empty for nothing in particular
 */
public record Kept(String channel, long id, String word) {
  private static final Gson GSON = new Gson();

  public static Kept in(String channel) {
    return new Kept(channel, 0, "");
  }

  public String json() {
    return GSON.toJson(this);
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  public static Kept parse(@Nullable String json) {
    try {
      Kept kept = GSON.fromJson(json, Kept.class);
      if (kept != null && kept.channel != null && kept.word != null) {
        return kept;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("not a form of ours");
  }
}
