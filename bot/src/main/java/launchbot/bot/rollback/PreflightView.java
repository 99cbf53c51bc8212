package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.rollback.Preflight;

/** What must hold before anything is changed, with what is known of it. */
final class PreflightView {
  private PreflightView() {}

  static List<LayoutBlock> blocks(RunLook look) {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (Preflight.Item item : Preflight.Item.values()) {
      List<String> lines = new ArrayList<>();
      lines.add("*%s* %s".formatted(item.asks(), answer(look.answers().get(item))));
      lines.addAll(look.evidence().getOrDefault(item, List.of()));
      blocks.add(
          Blocks.section(
              String.join("\n", lines), RunButtons.check(look.run(), item, look.answers())));
    }
    return blocks;
  }

  private static String answer(Preflight.@org.jspecify.annotations.Nullable Answered answered) {
    if (answered == null) {
      return "not answered";
    }
    String words =
        "%s, says %s%s"
            .formatted(
                words(answered.answer()),
                Mrkdwn.user(answered.by()),
                answered.note() == null ? "" : ": " + Mrkdwn.plain(answered.note()));
    return answered.overruled() == null
        ? words
        : "%s. %s goes on: %s"
            .formatted(
                words,
                Mrkdwn.user(answered.overruled()),
                Mrkdwn.plain(String.valueOf(answered.why())));
  }

  private static String words(Preflight.Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case NO -> "*no*";
      case NOT_APPLICABLE -> "not applicable";
    };
  }
}
