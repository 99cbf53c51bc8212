package launchbot.bot.checklist;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import launchbot.bot.slack.Garbled;
import org.jspecify.annotations.Nullable;

/**
 * What a form remembers until it comes back, in its private metadata.
 *
 * @param channel where the person was
 * @param id of the item, or of the launch where the form is about none
 */
record FormKey(String channel, long id) {
  private static final Gson GSON = new Gson();

  String json() {
    return GSON.toJson(this);
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  static FormKey parse(@Nullable String json) {
    try {
      FormKey key = GSON.fromJson(json, FormKey.class);
      if (key != null && key.channel != null) {
        return key;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("not a form of ours");
  }

  ItemKey.Id item() {
    return new ItemKey.Id(id);
  }
}
