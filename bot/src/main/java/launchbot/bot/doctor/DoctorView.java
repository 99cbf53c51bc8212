package launchbot.bot.doctor;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import launchbot.bot.check.Finding;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;

/** The findings as one private message, what is to be done first. */
final class DoctorView {
  private static final int SECTION = 2_900;

  /** With what else stands in the message far below Slack's fifty blocks. */
  private static final int MOST_SECTIONS = 10;

  private DoctorView() {}

  /**
   * @param findings in mrkdwn
   */
  static Card card(List<Finding> findings, Instant at) {
    long faults = findings.stream().filter(one -> one.mark() == Finding.Mark.FAULT).count();
    String summary =
        faults == 0
            ? "All is well."
            : faults == 1 ? "One thing needs you." : "%d things need you.".formatted(faults);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*How I am doing:* " + summary));
    sections(findings).stream()
        .limit(MOST_SECTIONS)
        .forEach(lines -> blocks.add(Blocks.section(lines)));
    blocks.add(
        Blocks.actions(
            List.of(
                LaunchCommand.button("Look again", DoctorFeature.WORD, ""),
                Blocks.button("Send me a test message", TestMessage.ACTION, ""))));
    blocks.add(
        Blocks.context("Only you see this. As of %s.".formatted(Mrkdwn.date(at, ZoneOffset.UTC))));
    return new Card("How I am doing: " + summary, blocks);
  }

  private static List<String> sections(List<Finding> findings) {
    List<String> sections = new ArrayList<>();
    var section = new StringBuilder();
    for (Finding finding : byNeed(findings)) {
      String line =
          Mrkdwn.truncate(
              "%s *%s* %s".formatted(sign(finding.mark()), finding.what(), finding.words()),
              SECTION);
      if (section.length() + line.length() >= SECTION) {
        sections.add(section.toString());
        section.setLength(0);
      }
      section.append(section.isEmpty() ? "" : "\n").append(line);
    }
    sections.add(section.toString());
    return sections;
  }

  private static List<Finding> byNeed(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparingInt(one -> need(one.mark()))).toList();
  }

  private static int need(Finding.Mark mark) {
    return switch (mark) {
      case FAULT -> 0;
      case NOTE -> 1;
      case FINE -> 2;
    };
  }

  private static String sign(Finding.Mark mark) {
    return switch (mark) {
      case FAULT -> "⚠️";
      case NOTE -> "▫️";
      case FINE -> "✅";
    };
  }
}
