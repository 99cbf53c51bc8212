package launchbot.bot.slack;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import launchbot.jobs.outbox.Rendered;

/**
 * A message as people see it.
 *
 * @param text for notifications and screen readers, in mrkdwn, user text in it escaped
 * @param blocks Block Kit; empty for the text alone
 */
public record Card(String text, List<LayoutBlock> blocks) {
  // Making one costs more than writing a message with it.
  private static final Gson GSON = GsonFactory.createSnakeCase();

  public Card {
    blocks = List.copyOf(blocks);
  }

  public static Card of(String text) {
    return new Card(text, List.of());
  }

  /** The blocks as JSON; null when there are none. */
  public @org.jspecify.annotations.Nullable String blocksJson() {
    return blocks.isEmpty() ? null : GSON.toJson(blocks);
  }

  /**
   * As it goes into the outbox.
   *
   * @param pin whether it is pinned when it is posted first
   */
  public Rendered rendered(boolean pin) {
    return new Rendered(text, blocks.isEmpty() ? "" : GSON.toJson(blocks), pin);
  }
}
