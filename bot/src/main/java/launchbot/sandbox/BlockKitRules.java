package launchbot.sandbox;

import com.google.gson.JsonElement;
import java.util.List;

/** What Slack refuses in blocks and views. */
public final class BlockKitRules {

  private BlockKitRules() {}

  public static List<String> problems(JsonElement blocksOrView, Surface surface) {
    return List.of();
  }

  static int textLength(JsonElement blocks) {
    return Answer.shown(blocks).length();
  }
}
