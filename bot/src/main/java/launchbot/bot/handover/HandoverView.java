package launchbot.bot.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.handover.Difference;
import launchbot.handover.Handover;

/** What is said of a handover document in Slack. */
final class HandoverView {
  private static final int GAPS = 8;
  private static final int LINES = 12;

  private HandoverView() {}

  /** With the file, to everybody. */
  static String introduction(Handover made, Optional<Handover> before) {
    return "*Handover %d*: %s. %s"
        .formatted(
            made.number(),
            missing(made.gaps()),
            before
                .map(last ->
                    "Against handover %d: %s."
                        .formatted(
                            last.number(),
                            counted(Difference.between(last.markdown(), made.markdown()))))
                .orElse("It is the first one."));
  }

  /** To whoever made it. */
  static Card made(Handover made, Document document) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*Handover %d* is on its way to the channel as a file: %s."
            .formatted(made.number(), missing(made.gaps())));
    lines.add(
        "As a page that prints well: `/board/handover/%d`, after `/launch board`."
            .formatted(made.number()));
    return card("Handover " + made.number(), lines, document.gaps());
  }

  /** What is missing, without making one. */
  static Card gaps(Document document) {
    return card(
        "What the handover lacks",
        List.of(
            document.gaps().isEmpty()
                ? "*Nothing is missing* in the handover: `/launch handover` makes it."
                : "*What the handover lacks*: %s.".formatted(missing(document.gaps().size()))),
        document.gaps());
  }

  private static Card card(String text, List<String> first, List<Gap> gaps) {
    List<String> lines = new ArrayList<>(first);
    gaps.stream()
        .limit(GAPS)
        .map(gap ->
            "• %s %s: `%s`"
                .formatted(
                    Mrkdwn.plain(gap.what()), Mrkdwn.user(gap.who()), Mrkdwn.escape(gap.type())))
        .forEach(lines::add);
    if (gaps.size() > GAPS) {
      lines.add("… and %d more; the document has all of them.".formatted(gaps.size() - GAPS));
    }
    var blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                LaunchCommand.button("Make it anew", "handover", ""),
                TopicCommand.among(
                    LaunchCommand.button("What changed", "handover", "diff"), "diff"))));
    return new Card(text, blocks);
  }

  static Card difference(Handover last, List<Difference.Part> parts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        parts.isEmpty()
            ? "*Nothing has changed* since handover %d.".formatted(last.number())
            : "*Since handover %d*: %s.".formatted(last.number(), counted(parts)));
    for (Difference.Part part : parts) {
      lines.add("*%s*\n%s".formatted(Mrkdwn.plain(part.chapter()), String.join("\n", lines(part))));
    }
    return new Card("What changed since handover " + last.number(), Blocks.sections(lines));
  }

  private static List<String> lines(Difference.Part part) {
    List<String> lines = new ArrayList<>();
    part.added().forEach(line -> lines.add("+ " + Mrkdwn.plain(line)));
    part.gone().forEach(line -> lines.add("− " + Mrkdwn.plain(line)));
    if (lines.size() > LINES) {
      int more = lines.size() - LINES;
      List<String> shown = new ArrayList<>(lines.subList(0, LINES));
      shown.add("… and %d more".formatted(more));
      return shown;
    }
    return lines;
  }

  private static String counted(List<Difference.Part> parts) {
    int added = parts.stream().mapToInt(part -> part.added().size()).sum();
    int gone = parts.stream().mapToInt(part -> part.gone().size()).sum();
    return parts.isEmpty()
        ? "nothing has changed"
        : "%d new and %d gone lines, in %s"
            .formatted(
                added,
                gone,
                parts.stream()
                    .map(part -> Mrkdwn.plain(part.chapter()))
                    .collect(Collectors.joining(", ")));
  }

  private static String missing(int gaps) {
    return gaps == 0
        ? "complete"
        : gaps == 1 ? "one thing is missing" : gaps + " things are missing";
  }
}
