package launchbot.bot.runbook;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.runbook.Link;
import launchbot.runbook.Passage;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookLinkStore;
import launchbot.runbook.RunbookSearchStore;
import launchbot.runbook.Runbooks;
import org.jooq.DSLContext;

/** Runbooks as people see them. */
final class RunbookView {
  /** What fits into a message beside its buttons; the rest is in the file. */
  private static final int SHOWN = 9_000;

  private static final int MOST = 40;

  private RunbookView() {}

  static Card card(DSLContext sql, Launch launch, Runbook runbook, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String title = Mrkdwn.plain(runbook.title());
    blocks.add(Blocks.section("*Runbook %d* · %s".formatted(runbook.number(), title)));
    if (runbook.removed() != null) {
      blocks.add(
          Blocks.section(
              "%s removed it %s. `/launch runbook restore %d` brings it back."
                  .formatted(
                      Mrkdwn.user(runbook.removed().by()),
                      Mrkdwn.date(runbook.removed().at(), launch.zone()),
                      runbook.number())));
      return new Card("Runbook %d: %s".formatted(runbook.number(), title), blocks);
    }
    List<String> lines = new ArrayList<>();
    int length = 0;
    boolean cut = false;
    for (String line : Shown.lines(runbook.body())) {
      length += line.length() + 1;
      if (length > SHOWN) {
        cut = true;
        break;
      }
      lines.add(line);
    }
    blocks.addAll(Blocks.sections(lines.isEmpty() ? List.of("…") : lines));
    if (cut) {
      blocks.add(Blocks.section("It goes on: *Download* sends you the whole."));
    }
    int blanks = Runbooks.blanks(runbook.body());
    if (blanks > 0) {
      blocks.add(
          Blocks.section(
              "*%s to fill in:* search the text for `%s`."
                  .formatted(
                      blanks == 1 ? "One place is" : blanks + " places are", Runbooks.BLANK)));
    }
    blocks.add(
        Blocks.actions(
            List.of(
                button("Edit", "edit", runbook),
                button("Download", "file", runbook),
                button("Versions", "versions", runbook))));
    List<Link> links = RunbookLinkStore.of(sql, runbook.id());
    blocks.add(
        Blocks.context(
            "Version %d by %s, %s · %s"
                .formatted(
                    runbook.version(),
                    Mrkdwn.user(runbook.changedBy()),
                    Mrkdwn.date(runbook.changedAt(), launch.zone()),
                    links.isEmpty()
                        ? "linked to nothing: `/launch runbook link %d probe 3`"
                            .formatted(runbook.number())
                        : "shown for " + words(links))));
    return new Card("Runbook %d: %s".formatted(runbook.number(), title), blocks);
  }

  static Card list(DSLContext sql, List<Runbook> runbooks) {
    List<String> lines = new ArrayList<>();
    lines.add("*Runbooks and notes*");
    if (runbooks.isEmpty()) {
      lines.add(
          "None is written yet. Begin with the first-response note: what whoever is called does"
              + " first.");
    }
    for (Runbook one : runbooks.subList(0, Math.min(MOST, runbooks.size()))) {
      List<Link> links = RunbookLinkStore.of(sql, one.id());
      lines.add(
          "*%d* %s%s"
              .formatted(
                  one.number(),
                  Mrkdwn.plain(one.title()),
                  links.isEmpty() ? "" : " · for " + words(links)));
    }
    if (runbooks.size() > MOST) {
      lines.add(
          "…and %d more: `/launch runbook find checkout` looks through all of them."
              .formatted(runbooks.size() - MOST));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(TopicCommand.among(LaunchCommand.button("Write one", "runbook", "add"), "add"));
    buttons.add(
        TopicCommand.among(
            LaunchCommand.button("First-response note", "runbook", "template first-response"),
            "first"));
    buttons.add(
        TopicCommand.among(
            LaunchCommand.button("Troubleshooting", "runbook", "template troubleshooting"),
            "trouble"));
    blocks.add(Blocks.actions(buttons));
    blocks.add(
        Blocks.context("`/launch runbook show 3`, `find payments`, `link 3 probe 2`, `help`."));
    return new Card("Runbooks and notes", blocks);
  }

  static Card found(String typed, RunbookSearchStore.Results results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%s* for “%s”"
            .formatted(
                results.all() == 1 ? "One runbook" : results.all() + " runbooks",
                Mrkdwn.plain(typed)));
    for (RunbookSearchStore.Found one : results.best()) {
      lines.add("*%d* %s".formatted(one.runbook().number(), Mrkdwn.plain(one.runbook().title())));
      String passage = passage(one.passage());
      if (!passage.isBlank()) {
        lines.add("    " + passage);
      }
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            results.best().stream()
                .limit(5)
                .map(one -> open("Open " + one.runbook().number(), one.runbook()))
                .toList()));
    return new Card("Runbooks for " + Mrkdwn.plain(typed), blocks);
  }

  /** What was found is bold. */
  private static String passage(List<Passage.Piece> pieces) {
    return pieces.stream()
        .map(piece ->
            piece.hit()
                ? "*" + Mrkdwn.plain(piece.text().replaceAll("[*_~]", " ").strip()) + "*"
                : spaced(piece.text()))
        .collect(Collectors.joining());
  }

  private static String spaced(String text) {
    String plain = Mrkdwn.plain(text.replaceAll("[#*`]+", ""));
    return (Character.isWhitespace(text.charAt(0)) ? " " : "")
        + plain
        + (Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "");
  }

  /** The button that opens one; several may stand in one row. */
  static BlockElement open(String label, Runbook runbook) {
    return TopicCommand.among(
        LaunchCommand.button(label, "runbook", "show " + runbook.number()),
        String.valueOf(runbook.number()));
  }

  private static BlockElement button(String label, String verb, Runbook runbook) {
    return TopicCommand.among(
        LaunchCommand.button(label, "runbook", verb + " " + runbook.number()), verb);
  }

  private static String words(List<Link> links) {
    return links.stream().map(Link::words).map(Mrkdwn::plain).collect(Collectors.joining(", "));
  }
}
