package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.triage.Entry;

/** The offer to bring the sandbox's entries along, and what became of it. */
final class BringingView {
  private static final int MOST = 4;

  private BringingView() {}

  static Card offer(List<SandboxLaunches.Left> left) {
    List<SandboxLaunches.Left> shown = left.subList(0, Math.min(MOST, left.size()));
    String what =
        left.size() == 1
            ? counts(left.getFirst())
            : String.join(
                "\n", shown.stream().map(one -> "• " + name(one) + ": " + counts(one)).toList());
    String text =
        (left.size() == 1
                ? "*Your sandbox has a list: %s.* Shall I bring it into this channel?"
                : "*Your sandbox has %2$d lists.* Shall I bring one into this channel?\n%1$s")
            .formatted(what, left.size());
    List<BlockElement> buttons = new ArrayList<>();
    for (SandboxLaunches.Left one : shown) {
      buttons.add(
          Blocks.button(
              left.size() == 1 ? "Bring them here" : "Bring launch " + one.launch().id(),
              "triage_bring:" + one.launch().id(),
              String.valueOf(one.launch().id())));
    }
    if (left.size() == 1) {
      Blocks.primary((ButtonElement) buttons.getFirst());
    }
    buttons.add(Blocks.button("Start clean", "triage_clean", "clean"));
    return new Card(
        text,
        List.of(
            Blocks.divider(),
            Blocks.section(text),
            Blocks.context(
                "State, severity, words and dates stay. Nobody owns them here, since the sandbox's"
                    + " people are not in your Slack; what is post-launch needs an owner and"
                    + " becomes yours. The history names who had them. The sandbox keeps its own."),
            Blocks.actions(buttons)));
  }

  static Card clean() {
    String text =
        "This channel starts clean. `/triage import sandbox` brings the sandbox's list later,"
            + " should you miss it.";
    return new Card(text, List.of(Blocks.section(text)));
  }

  /**
   * @param were as the sandbox has them
   * @param are as they are now, in the same order
   */
  static Card done(Launch launch, List<Entry> were, List<Entry> are) {
    boolean same =
        were.getFirst().number() == are.getFirst().number()
            && were.getLast().number() == are.getLast().number();
    String text =
        "*%s in %s now*, %s.%s"
            .formatted(
                shown(are) == 1 ? "1 entry is" : shown(are) + " entries are",
                Mrkdwn.channel(launch.channel()),
                same
                    ? "under the numbers that they had"
                    : "as #%d to #%d".formatted(are.getFirst().number(), are.getLast().number()),
                unowned(are));
    List<LayoutBlock> blocks =
        List.of(
            Blocks.section(text),
            Blocks.actions(List.of(Blocks.button("Show the list", "triage_list", ""))));
    return new Card(text, blocks);
  }

  /** How many of them people see; deleted ones come along to keep their numbers. */
  static long shown(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.deleted()).count();
  }

  private static String unowned(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> !entry.deleted() && !entry.state().closed() && entry.owner() == null)
        .findFirst()
        .map(entry ->
            (entries.stream().anyMatch(one -> one.owner() != null)
                    ? " Nobody owns them yet, except what is post-launch, which is yours:"
                    : " Nobody owns them yet:")
                + " `/triage assign %d @somebody`.".formatted(entry.number()))
        .orElse("");
  }

  private static String counts(SandboxLaunches.Left left) {
    int open = left.open();
    int closed = left.closed();
    String entries = open + closed == 1 ? "entry" : "entries";
    return open == 0 || closed == 0
        ? "%d %s %s".formatted(open + closed, open == 0 ? "closed" : "open", entries)
        : "%d open and %d closed %s".formatted(open, closed, entries);
  }

  private static String name(SandboxLaunches.Left left) {
    return "%s %d".formatted(Mrkdwn.plain(left.launch().name()), left.launch().id());
  }
}
