package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Tx;
import launchbot.people.Verb;
import launchbot.postmortem.HandedIn;
import launchbot.postmortem.PostmortemFile;
import launchbot.postmortem.Section;
import launchbot.postmortem.Written;

/** Taking a postmortem back as a file. */
final class Handing {
  private static final int SHOWN = 1_000;

  private final PostmortemDesk desk;

  Handing(PostmortemDesk desk) {
    this.desk = desk;
  }

  Reply form(Visit visit, long incident) {
    return desk.read(
        visit,
        incident,
        (_, sheet) ->
            Writing.may(visit, sheet)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        HandInModal.view(visit.channel(), sheet),
                        Writing.otherwise(sheet, "hand-in"))));
  }

  /** All sections that only its writer changed; of others both texts stay. */
  Reply handIn(Visit visit, long incident, Map<Section, Integer> opened, String typed) {
    PostmortemFile.Parsed parsed;
    switch (PostmortemFile.read(typed)) {
      case PostmortemFile.Refused(String why, String words) -> {
        return new Reply.Refusal(
            "Nothing was taken. %s The headings that I know, each after `## `: %s."
                .formatted(
                    why.formatted(Mrkdwn.plain(Mrkdwn.truncate(words, 100))), Section.titles()));
      }
      case PostmortemFile.Parsed read -> parsed = read;
    }
    return desk.write(
        visit,
        incident,
        Verb.WRITE_POSTMORTEM,
        (tx, sheet) -> {
          if (parsed.number() != 0 && parsed.number() != sheet.incident().number()) {
            return new Reply.Refusal(
                "Nothing was taken: that file is of the postmortem of incident %d, this is the one of incident %d."
                    .formatted(parsed.number(), sheet.incident().number()));
          }
          var handed = HandedIn.of(parsed, opened, sheet.paper());
          handed
              .taken()
              .forEach((section, words) ->
                  Writing.add(tx, sheet, section, words.isEmpty() ? null : words));
          return handedIn(tx, visit, sheet, parsed, handed);
        });
  }

  private static Reply handedIn(
      Tx tx, Visit visit, Sheet sheet, PostmortemFile.Parsed parsed, HandedIn handed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        handed.taken().isEmpty()
            ? "No section was changed by it."
            : "Taken: "
                + handed.taken().keySet().stream()
                    .sorted()
                    .map(Section::title)
                    .collect(Collectors.joining(", "))
                + ".");
    for (Section section : handed.clashes()) {
      Written theirs = sheet.paper().of(section).written();
      lines.add(
          "*%s* was not taken: %s wrote it meanwhile.\n*It says*: %s\n*Yours says*: %s"
              .formatted(
                  section.title(),
                  theirs == null ? "somebody" : Mrkdwn.user(theirs.by()),
                  part(sheet.paper().of(section).words()),
                  part(parsed.words().getOrDefault(section, ""))));
    }
    if (!handed.clashes().isEmpty()) {
      Writing.send(
          tx,
          visit,
          "postmortem-incident-%d-yours.md".formatted(sheet.incident().number()),
          handed.clashes().stream()
              .map(one ->
                  "## %s\n\n%s\n".formatted(one.title(), parsed.words().getOrDefault(one, "")))
              .collect(Collectors.joining("\n")),
          "What was not taken, because somebody else wrote these sections meanwhile. Nothing of it"
              + " is lost.");
      lines.add("Your text of it comes to you as a file.");
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(List.of(PostmortemButtons.of("Open", sheet.incident(), "show"))));
    return new Reply.Private(new Card(lines.getFirst(), blocks));
  }

  private static String part(String words) {
    return words.isEmpty() ? "_nothing_" : Mrkdwn.truncate(Mrkdwn.escape(words), SHOWN);
  }
}
