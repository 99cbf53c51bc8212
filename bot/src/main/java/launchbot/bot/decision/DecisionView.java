package launchbot.bot.decision;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.decision.Kind;
import launchbot.decision.Logged;
import launchbot.launch.Launch;

/** A page of the decision log. */
final class DecisionView {
  private DecisionView() {}

  /**
   * @param lines of this page, and one more where another page follows
   */
  static Card card(Launch launch, Wish wish, List<Logged> lines) {
    Kind kind = wish.kind();
    String title =
        "Decisions about *%s*%s%s, newest first%s"
            .formatted(
                Mrkdwn.plain(launch.name()),
                kind == null ? "" : ": " + kind.words(),
                wish.since().isEmpty() ? "" : ", since " + Mrkdwn.plain(wish.since()),
                wish.page() == 0 ? "" : ", page " + (wish.page() + 1));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(title));
    if (lines.isEmpty()) {
      blocks.add(
          Blocks.section(
              wish.page() == 0 ? "Nothing of that has been decided yet." : "Nothing more."));
    }
    lines.stream().limit(DecisionDesk.PAGE).forEach(one -> blocks.add(Blocks.section(line(one))));
    blocks.add(Blocks.context("This log can only be added to; nobody can change it."));
    List<BlockElement> buttons = buttons(wish, lines.size() > DecisionDesk.PAGE);
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(title, blocks);
  }

  private static String line(Logged one) {
    String figure = one.figure();
    return "*%s* · %s\n%s · %s%s · `/%s`"
        .formatted(
            one.kind().words(),
            Mrkdwn.truncate(Said.mrkdwn(one.words()), 1_500),
            Mrkdwn.user(one.by()),
            Mrkdwn.date(one.at(), ZoneOffset.UTC),
            figure == null ? "" : " · on: " + Mrkdwn.truncate(Mrkdwn.plain(figure), 500),
            Mrkdwn.plain(one.subject()));
  }

  private static List<BlockElement> buttons(Wish wish, boolean more) {
    List<BlockElement> buttons = new ArrayList<>();
    if (wish.page() > 0) {
      buttons.add(button("◀ Newer", wish.again(wish.page() - 1), "back"));
    }
    if (more) {
      buttons.add(button("Older ▶", wish.again(wish.page() + 1), "next"));
    }
    return buttons;
  }

  private static BlockElement button(String label, String words, String mark) {
    return TopicCommand.among(LaunchCommand.button(label, "decisions", words), mark);
  }
}
