package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.nudge.Snooze;

/** What reminders look like. */
final class NudgeCards {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  /** What one message holds of a bundle; Slack shows fifty blocks. */
  static final int MOST_IN_ONE = 10;

  /** Slack takes 25 buttons in a row; more than this nobody looks at. */
  private static final int MOST_BUTTONS = 5;

  private NudgeCards() {}

  /** The reminders of one kind for one recipient, in one message. */
  static Card message(Scene scene, List<Say> says) {
    Say first = says.getFirst();
    Kind kind = first.nudge().kind();
    String head = head(kind, says.size());
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!head.isEmpty()) {
      blocks.add(Blocks.section(head));
    }
    List<BlockElement> buttons = new ArrayList<>();
    for (Say say : says.subList(0, Math.min(MOST_IN_ONE, says.size()))) {
      blocks.addAll(say.blocks());
      say.buttons().stream().limit(MOST_BUTTONS - buttons.size()).forEach(buttons::add);
    }
    if (says.size() > MOST_IN_ONE) {
      blocks.add(Blocks.context("and %d more".formatted(says.size() - MOST_IN_ONE)));
    }
    if (scene.missed()) {
      blocks.add(Blocks.context(due(scene.scheduled(), scene.saidOn(first.zone()), first.zone())));
    }
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    List<String> subjects = says.stream().map(say -> say.nudge().subject()).toList();
    blocks.add(Blocks.actions(holds(new HoldKey(scene.launch().id(), kind, subjects).value())));
    return new Card(says.size() == 1 || head.isEmpty() ? first.nudge().line() : head, blocks);
  }

  /** Snooze and stop. */
  static List<ButtonElement> holds(String key) {
    List<ButtonElement> buttons = new ArrayList<>();
    for (Snooze snooze : Snooze.values()) {
      buttons.add(Blocks.button(snooze.label(), NudgeButtons.SNOOZE + ":" + snooze.key(), key));
    }
    buttons.add(Blocks.button("Stop", NudgeButtons.STOP, key));
    return buttons;
  }

  /** The day's digest, which is one message a day and grows. */
  static Card digest(Launch launch, LocalDate day, List<String> lines) {
    String shown =
        lines.stream()
            .distinct()
            .limit(30)
            .map(line -> "• " + Mrkdwn.truncate(line, 90))
            .collect(Collectors.joining("\n"));
    String head = "*%s, %s: what else there was*".formatted(Mrkdwn.plain(launch.name()), day(day));
    return new Card(
        head,
        List.of(
            Blocks.section(head + "\n" + shown),
            Blocks.context(
                "I keep to so many messages a day and put the rest here. `/launch settings`"
                    + " changes how many.")));
  }

  /** For the lead: reminders that nobody heeded, which end. */
  static Card ended(Launch launch, List<Say> says) {
    String lines =
        says.stream()
            .limit(MOST_IN_ONE)
            .map(say -> "• " + say.nudge().line())
            .collect(Collectors.joining("\n"));
    Nudge first = says.getFirst().nudge();
    String head =
        "I have told %s %d times and stop now. It is yours to decide what becomes of it."
            .formatted(
                first.kind().direct()
                    ? Mrkdwn.user(first.recipient())
                    : Mrkdwn.channel(launch.channel()),
                first.kind().most());
    return new Card(head, List.of(Blocks.section(head + "\n" + lines)));
  }

  private static String head(Kind kind, int many) {
    return switch (kind) {
      case UNOWNED ->
          many == 1
              ? "*Nobody owns this yet.* Somebody has to take it, or rank it lower."
              : "*Nobody owns these %d yet.* Somebody has to take them, or rank them lower."
                  .formatted(many);
      case STUCK ->
          "*This has not moved for a working day.* Is something in its way? Say so in the channel,"
              + " or give it to somebody else.";
      case DUE -> "*Dates that come closer*";
      case CARE -> "*Before you need it: can you go back?*";
      case FOCUS, OVER, UNRANKED, WEEKLY, LIST, STANDUP, OPERATOR -> "";
    };
  }

  private static String due(Instant scheduled, LocalDate saidOn, ZoneId zone) {
    LocalDate day = scheduled.atZone(zone).toLocalDate();
    String time = TIME.format(scheduled.atZone(zone));
    return day.equals(saidOn)
        ? "This was due at %s. I was away.".formatted(time)
        : "This was due on %s at %s. I was away.".formatted(Mrkdwn.day(day, saidOn), time);
  }

  private static String day(LocalDate day) {
    return Mrkdwn.day(day, day);
  }
}
