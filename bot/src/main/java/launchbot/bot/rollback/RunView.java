package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.rollback.Run;

/** A rollback as its message shows it. */
final class RunView {
  private RunView() {}

  static Card card(RunLook look, Instant now) {
    Run run = look.run();
    List<String> lines = new ArrayList<>();
    lines.add("*%s:* %s".formatted(name(run), Mrkdwn.plain(run.reason())));
    look.reasons().forEach(one -> lines.add("Also: " + Mrkdwn.plain(one.words())));
    lines.add(
        "*%s* since %s"
            .formatted(run.status().key(), Mrkdwn.date(run.statusAt(), look.launch().zone())));
    lines.addAll(look.lines());
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (!look.buttons().isEmpty()) {
      blocks.add(Blocks.actions(look.buttons()));
    }
    return new Card(sentence(run), blocks);
  }

  /** {@code DRILL · Rollback 3}. */
  static String name(Run run) {
    return "%sRollback %d".formatted(run.drill() ? "DRILL · " : "", run.number());
  }

  /** For notifications. */
  static String sentence(Run run) {
    return "%s of %s is %s"
        .formatted(name(run), Mrkdwn.plain(run.environment()), run.status().key());
  }
}
