package launchbot.bot.inventory;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.inventory.AccessSystem;
import launchbot.launch.Launch;

/** Systems and who holds access, as the team sees them. */
final class AccessView {
  private static final int MOST = 30;
  private static final int HOLDERS = 12;

  private AccessView() {}

  static Card card(Launch launch, List<AccessSystem> systems, LocalDate today) {
    List<LayoutBlock> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add("*Accounts and access*");
    if (systems.isEmpty()) {
      lines.add(
          "Nothing is listed yet. Begin with what would stop you if nobody could sign in: hosting,"
              + " DNS, payments, mail. Passwords do not belong here.");
    }
    systems.stream().limit(MOST).forEach(one -> lines.addAll(lines(launch, one, today)));
    if (systems.size() > MOST) {
      lines.add("…and %d more: the handover document has all.".formatted(systems.size() - MOST));
    }
    blocks.addAll(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(TopicCommand.among(LaunchCommand.button("Add a system", "access", "add"), "add"));
    systems.stream()
        .filter(one -> one.rotateOn() != null)
        .limit(4)
        .forEach(one ->
            buttons.add(
                TopicCommand.among(
                    LaunchCommand.button(
                        "Rotated: " + Mrkdwn.truncate(one.name(), 40),
                        "access",
                        "rotated " + one.number()),
                    "rotated" + one.number())));
    blocks.add(Blocks.actions(buttons));
    blocks.add(
        Blocks.context(
            "`/launch access give 3 @ada admin`, `take 3 @ada`, `rotate 3 by 5 December`, `rotated"
                + " 3`, `edit 3`, `remove 3`. Guests do not see this."));
    return new Card("Accounts and access", blocks);
  }

  /** Where Slack opens no form: the button that opens it. */
  static Card form(String words) {
    return new Card(
        "Slack opens forms from buttons only here.",
        List.of(
            Blocks.section("Slack opens forms from buttons only here:"),
            Blocks.actions(List.of(LaunchCommand.button("Open the form", "access", words)))));
  }

  private static List<String> lines(Launch launch, AccessSystem one, LocalDate today) {
    List<String> lines = new ArrayList<>();
    String url = one.url();
    String name = Mrkdwn.plain(one.name());
    String note = one.note();
    lines.add(
        "*%d* %s · %s%s%s"
            .formatted(
                one.number(),
                url == null
                    ? name
                    : "<%s|%s>".formatted(Mrkdwn.escape(url), name.replace("|", "¦")),
                one.shared() ? "shared" : "personal accounts",
                one.owner() == null ? "" : " · answers for it: " + Mrkdwn.user(one.owner()),
                note == null ? "" : " · " + Mrkdwn.plain(note)));
    lines.add(
        "    "
            + (one.holders().isEmpty()
                ? "_nobody is listed_"
                : one.holders().stream()
                        .limit(HOLDERS)
                        .map(AccessView::holder)
                        .collect(Collectors.joining(", "))
                    + (one.holders().size() > HOLDERS
                        ? " and %d more".formatted(one.holders().size() - HOLDERS)
                        : "")));
    if (one.shared()) {
      lines.add("    " + rotation(launch, one, today));
    }
    return lines;
  }

  private static String holder(AccessSystem.Holder one) {
    return "%s (%s%s)"
        .formatted(
            one.slack() ? Mrkdwn.user(one.who()) : Mrkdwn.plain(one.who()),
            Mrkdwn.plain(one.level()),
            one.leftAt() == null ? "" : ", *left: take it away*");
  }

  static String rotation(Launch launch, AccessSystem one, LocalDate today) {
    LocalDate due = one.rotateOn();
    AccessSystem.Rotated last = one.rotated();
    String before =
        last == null
            ? "never rotated"
            : "rotated %s by %s"
                .formatted(Mrkdwn.dayOf(last.at(), launch.zone()), Mrkdwn.user(last.by()));
    return due == null
        ? before
        : "%s: to be rotated by %s%s"
            .formatted(before, Mrkdwn.day(due, today), one.overdue(today) ? ", *overdue*" : "");
  }
}
