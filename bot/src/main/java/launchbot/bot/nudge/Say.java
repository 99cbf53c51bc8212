package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneId;
import java.util.List;
import launchbot.nudge.Nudge;

/**
 * A reminder with what it looks like. Those of one kind for the same recipient share a message.
 *
 * @param zone the recipient's
 * @param blocks its part of the message
 * @param buttons what can be done about it
 */
record Say(Nudge nudge, ZoneId zone, List<LayoutBlock> blocks, List<BlockElement> buttons) {

  Say {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }
}
