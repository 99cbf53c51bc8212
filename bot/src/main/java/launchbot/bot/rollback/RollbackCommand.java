package launchbot.bot.rollback;

import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import launchbot.bot.launch.Topic;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Command;

/** {@code /rollback}: the way back, planned, rehearsed, carried out. */
public final class RollbackCommand {
  public static final Command.Declaration DECLARATION =
      new Command.Declaration(
          "/rollback",
          "plan | now because … | switch off checkout because … | drill | help",
          "The way back: planned, rehearsed, approved, followed to its end");

  private RollbackCommand() {}

  public static TopicCommand of(List<Topic> topics) {
    return new TopicCommand(
        DECLARATION,
        topics,
        _ ->
            List.of(
                Blocks.section(
                    "*The way back.* Nothing is ever rolled back by itself: people approve, people"
                        + " do it, and I keep the time.")));
  }

  /** The button that does what typing these words behind {@code /rollback} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return TopicCommand.button(DECLARATION.name(), label, topic, words);
  }
}
