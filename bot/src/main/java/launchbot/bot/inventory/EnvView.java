package launchbot.bot.inventory;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.inventory.Inventory;
import launchbot.inventory.Variable;
import launchbot.launch.Launch;

/** Variables as people see them: what needs somebody comes first. */
final class EnvView {
  private static final int MOST = 40;

  private EnvView() {}

  /**
   * @param all of the launch
   */
  static Card card(Launch launch, String environment, List<Variable> all, Instant now) {
    List<Variable> here =
        all.stream().filter(one -> one.environment().equals(environment)).toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    String title = "Variables of " + environment;
    if (here.isEmpty()) {
      blocks.add(
          Blocks.section(
              "*%s*\nNone is listed yet. Paste their names, one a line, or attach a `.env.example`: names only, never values."
                  .formatted(title)));
      blocks.add(Blocks.actions(List.of(add(environment))));
      return new Card(title, blocks);
    }
    List<String> lines = new ArrayList<>();
    lines.add("*%s* · %s".formatted(title, counts(here, now)));
    List<Variable> order = Inventory.urgentFirst(here, now);
    order.stream().limit(MOST).map(one -> line(launch, one, now)).forEach(lines::add);
    if (order.size() > MOST) {
      lines.add("…and %d more: *Export* gives all of them.".formatted(order.size() - MOST));
    }
    blocks.addAll(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(add(environment));
    if (here.stream().anyMatch(one -> Inventory.unchecked(one, now))) {
      buttons.add(
          TopicCommand.among(
              Blocks.danger(
                  LaunchCommand.button("I checked all", "env", environment + " check all"),
                  "You say that each of them is set in %s as it should be.".formatted(environment),
                  "All are right"),
              "check"));
    }
    buttons.add(
        TopicCommand.among(
            LaunchCommand.button("Export", "env", environment + " export"), "export"));
    blocks.add(Blocks.actions(buttons));
    List<String> others =
        all.stream()
            .map(Variable::environment)
            .filter(one -> !one.equals(environment))
            .distinct()
            .toList();
    blocks.add(
        Blocks.context(
            "Names only: what they hold is never kept. A check counts for 90 days."
                + (others.isEmpty()
                    ? ""
                    : " Also listed: `" + String.join("`, `", others) + "`.")));
    return new Card(title, blocks);
  }

  private static BlockElement add(String environment) {
    return TopicCommand.among(
        LaunchCommand.button("Add names", "env", environment + " add"), "add");
  }

  static String counts(List<Variable> here, Instant now) {
    long unowned = here.stream().filter(one -> one.owner() == null).count();
    long unchecked = here.stream().filter(one -> Inventory.unchecked(one, now)).count();
    return "%d listed, %s, %s"
        .formatted(
            here.size(),
            unowned == 0 ? "each owned" : unowned + " without an owner",
            unchecked == 0 ? "each checked" : unchecked + " to be checked");
  }

  private static String line(Launch launch, Variable one, Instant now) {
    String setIn = one.setIn();
    String owner = one.owner();
    Variable.Checked checked = one.checked();
    return "• %s · %s · %s · %s"
        .formatted(
            EnvDesk.shown(one),
            setIn == null ? "_nobody said where it is set_" : Mrkdwn.plain(setIn),
            owner == null ? "*nobody owns it*" : Mrkdwn.user(owner),
            checked == null
                ? "*never checked*"
                : "%s %s by %s"
                    .formatted(
                        Inventory.unchecked(one, now) ? "*checked too long ago:*" : "checked",
                        Mrkdwn.dayOf(checked.at(), launch.zone()),
                        Mrkdwn.user(checked.by())));
  }
}
