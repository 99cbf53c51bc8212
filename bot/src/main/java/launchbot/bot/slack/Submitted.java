package launchbot.bot.slack;

import com.slack.api.model.view.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of a modal that was sent off. */
public sealed interface Submitted {
  /** What Slack shows under a block. */
  int LONGEST = 1_900;

  /**
   * It closes.
   *
   * @param told what its sender is told in private, if anything
   */
  record Close(@Nullable Card told) implements Submitted {}

  /** It stays open, with a sentence under each of these blocks. */
  record Errors(Map<String, String> byBlock) implements Submitted {}

  /** It turns into another one. */
  record Update(View view) implements Submitted {}

  /**
   * It stays open, and says why.
   *
   * @param why in mrkdwn, which forms do not show: its marks are left out
   */
  static Submitted error(String block, String why) {
    return new Errors(Map.of(block, Mrkdwn.truncate(Forms.unformatted(why), LONGEST)));
  }

  /**
   * What a form makes of a reply: it closes and tells its sender, or shows why not.
   *
   * @param block under which a refusal is shown
   */
  static Submitted of(Reply reply, String block) {
    return switch (reply) {
      case Reply.Private(Card card) -> new Close(card);
      case Reply.Replace(Card card) -> new Close(card);
      case Reply.Refusal(String why) -> error(block, why);
      default -> new Close(null);
    };
  }
}
