package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.LongText;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.postmortem.Paper;
import launchbot.postmortem.Section;
import launchbot.postmortem.Written;

/** The form of one section; what does not fit into one is written as a file. */
final class SectionForm {
  static final String CALLBACK = "postmortem_section";

  private SectionForm() {}

  /** What a form remembers: which version it was opened on. */
  record Opened(Section section, int version) {
    String word() {
      return section.key() + ":" + version;
    }

    static Opened of(Kept kept) {
      String[] parts = kept.word().split(":", -1);
      Optional<Section> section = Section.parse(parts[0]);
      if (parts.length != 2 || section.isEmpty() || !parts[1].matches("\\d{1,6}")) {
        throw new Garbled("not a form of ours");
      }
      return new Opened(section.get(), Integer.parseInt(parts[1]));
    }
  }

  /** Empty where the section is too long for a form. */
  static Optional<View> view(String channel, Sheet sheet, Section section) {
    Paper.Part part = sheet.paper().of(section);
    return view(channel, sheet.incident(), section, part.version(), part.words(), List.of());
  }

  /** The same with what somebody else wrote meanwhile above what was typed. */
  static Optional<View> clash(String channel, Sheet sheet, Section section, String typed) {
    Paper.Part part = sheet.paper().of(section);
    Written theirs = part.written();
    List<LayoutBlock> above = new ArrayList<>();
    above.add(
        Blocks.section(
            "%s wrote this section while you did. Nothing is lost: theirs stands here, yours below. Put together what you want to keep; *Save* makes it the next version."
                .formatted(theirs == null ? "Somebody" : Mrkdwn.user(theirs.by()))));
    above.addAll(LongText.shown(part.words()));
    return view(channel, sheet.incident(), section, part.version(), typed, above);
  }

  private static Optional<View> view(
      String channel,
      Incident incident,
      Section section,
      int version,
      String words,
      List<LayoutBlock> above) {
    return LongText.inputs(
            words, section.question(), "Markdown. Left empty, it is as drafted again")
        .map(inputs -> {
          List<LayoutBlock> blocks = new ArrayList<>(above);
          blocks.addAll(inputs);
          return Forms.modal(
              CALLBACK,
              Mrkdwn.truncate(section.title(), 24),
              "Save",
              new Kept(channel, incident.id(), new Opened(section, version).word()).json(),
              blocks);
        });
  }
}
