package launchbot.bot.status;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;

/** How verdicts and reasons are written wherever they are shown: always the same signs. */
final class Look {
  private Look() {}

  static String verdict(Readiness.Call call) {
    return switch (call) {
      case GO -> "🟢 GO";
      case GO_WITH_RISKS -> "🟡 GO WITH RISKS";
      case NO_GO -> "⛔ NO-GO";
    };
  }

  static String sign(Reason reason) {
    return switch (reason.weight()) {
      case STOPS -> "⛔";
      case RISKS -> "🟡";
    };
  }

  /** The reason, who can clear it, and a button that shows or mends it. */
  static LayoutBlock reason(Reason reason) {
    String who = reason.who();
    String line =
        "%s %s\n%s"
            .formatted(
                sign(reason),
                Mrkdwn.truncate(reason.words(), 500),
                who == null ? "_nobody has it yet_" : Mrkdwn.user(who) + " can clear it");
    return button(reason.command())
        .map(button -> Blocks.section(line, button))
        .orElseGet(() -> Blocks.section(line + " · `/" + reason.command() + "`"));
  }

  static List<LayoutBlock> reasons(List<Reason> reasons) {
    List<LayoutBlock> blocks = new ArrayList<>();
    reasons.forEach(reason -> blocks.add(reason(reason)));
    return blocks;
  }

  /** A line each, for where there is no room for buttons. */
  static String lines(List<Reason> reasons, int most) {
    var lines = new StringBuilder();
    reasons.stream()
        .limit(most)
        .forEach(reason ->
            lines
                .append(sign(reason))
                .append(' ')
                .append(Mrkdwn.truncate(reason.words(), 200))
                .append(reason.who() == null ? "" : " · " + Mrkdwn.user(reason.who()))
                .append('\n'));
    if (reasons.size() > most) {
      lines.append("and %d more".formatted(reasons.size() - most));
    }
    return lines.toString().strip();
  }

  /** What the command of a reason does, where a button of ours does the same. */
  private static Optional<ButtonElement> button(String command) {
    String[] words = command.split(" ", 3);
    if (words.length < 2) {
      return Optional.empty();
    }
    String rest = words.length < 3 ? "" : words[2];
    return switch (words[0]) {
      case "triage" -> Optional.of(Blocks.button("Show", "triage_" + words[1], rest));
      case "launch" -> Optional.of(LaunchCommand.button("Open", words[1], rest));
      default -> Optional.empty();
    };
  }

  static String day(Situation situation) {
    Situation.Running running = situation.sprint();
    if (running == null) {
      return "No sprint runs yet.";
    }
    var sprint = running.sprint();
    return switch (sprint.state()) {
      case PAUSED -> "The sprint is paused.";
      case WENT -> "It has launched.";
      case STOPPED -> "The sprint was stopped.";
      case ACTIVE -> active(situation, running);
    };
  }

  private static String active(Situation situation, Situation.Running running) {
    var sprint = running.sprint();
    var days = running.days();
    if (situation.day().isPresent()) {
      int n = situation.day().getAsInt();
      return "*Day %d of %d* · %s"
          .formatted(n, sprint.length(), Mrkdwn.plain(sprint.day(n).focus()));
    }
    if (days.over(situation.today())) {
      return "The sprint's last day was %s; the lead goes, extends or stops."
          .formatted(Mrkdwn.day(days.last(), situation.today()));
    }
    int begun = days.begun(situation.today());
    return begun == 0
        ? "Day 1 of %d is %s."
            .formatted(sprint.length(), Mrkdwn.day(days.first(), situation.today()))
        : "A day off, between day %d and day %d of %d."
            .formatted(begun, begun + 1, sprint.length());
  }
}
