package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.ledger.Change;
import launchbot.probe.Probe;
import launchbot.probe.ProbeDiff;
import launchbot.probe.ProbeFile;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;

/** What a file of probes would change, and what it changed. */
final class ConfigView {
  private static final int LINES = 60;
  private static final int VALUE = 120;
  private static final int PROBLEMS = 12;

  private ConfigView() {}

  /**
   * @param id of the file that waits for this button
   * @param anew because something changed since it was shown
   */
  static Card diff(ProbeDiff diff, long id, boolean anew) {
    List<String> lines = new ArrayList<>();
    if (anew) {
      lines.add(
          "Something changed since you looked. Nothing was applied; this is what it would do now:");
    }
    lines.add("*" + headline(diff) + "*");
    diff.added().forEach(one -> lines.add(added(one)));
    diff.changed().forEach(one -> lines.addAll(changed(one)));
    diff.removed().forEach(one -> lines.add("− removes %s".formatted(name(one))));
    int more = lines.size() - LINES;
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(LINES, lines.size())));
    if (more > 0) {
      shown.add("and %d lines more".formatted(more));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(shown));
    blocks.add(
        Blocks.actions(
            List.of(Blocks.primary(Blocks.button("Apply", FileDesk.APPLY, String.valueOf(id))))));
    blocks.add(Blocks.context("Nothing changes before you say so."));
    return new Card(headline(diff), blocks);
  }

  static Card applied(ProbeDiff diff) {
    String text = "Applied: " + headline(diff) + ".";
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(List.of(ProbeCommand.button("List", "list", "")))));
  }

  /** By line, as plain text under the input. */
  static String problems(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    lines.add("Nothing was read.");
    problems.stream()
        .limit(PROBLEMS)
        .forEach(problem -> lines.add("Line %d: %s".formatted(problem.line(), problem.what())));
    if (problems.size() > PROBLEMS) {
      lines.add("and %d more".formatted(problems.size() - PROBLEMS));
    }
    return String.join("\n", lines);
  }

  static String refused(List<String> against) {
    List<String> lines = new ArrayList<>();
    lines.add("Nothing would be applied.");
    against.stream().limit(PROBLEMS).forEach(lines::add);
    if (against.size() > PROBLEMS) {
      lines.add("and %d more".formatted(against.size() - PROBLEMS));
    }
    return String.join("\n", lines);
  }

  private static String headline(ProbeDiff diff) {
    return "%d added, %d changed, %d removed, %d as they are"
        .formatted(diff.added().size(), diff.changed().size(), diff.removed().size(), diff.same());
  }

  private static String added(ProbeFile.Listed one) {
    return "+ adds %s: %s %s"
        .formatted(
            Mrkdwn.plain(one.name()),
            one.draft().spec().kind().words(),
            Mrkdwn.plain(Mrkdwn.truncate(one.draft().spec().target(), VALUE)));
  }

  private static List<String> changed(ProbeDiff.Edit one) {
    List<String> lines = new ArrayList<>();
    lines.add("~ changes " + name(one.probe()));
    for (Change.Field field : one.fields()) {
      lines.add(
          "   %s: %s → %s"
              .formatted(Mrkdwn.plain(field.name()), value(field.from()), value(field.to())));
    }
    return lines;
  }

  private static String name(Probe probe) {
    return "#%d %s".formatted(probe.number(), Mrkdwn.plain(probe.name()));
  }

  private static String value(@Nullable String value) {
    return value == null ? "_nothing_" : Mrkdwn.plain(Mrkdwn.truncate(value, VALUE));
  }
}
