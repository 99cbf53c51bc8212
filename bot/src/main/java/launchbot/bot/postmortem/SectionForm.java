package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.incident.Incident;
import launchbot.postmortem.Paper;
import launchbot.postmortem.Section;
import launchbot.postmortem.Written;
import org.jspecify.annotations.Nullable;

/**
 * The form of one section. What is too long for one input stands in several, cut between
 * paragraphs, else between lines; what does not fit even then is written as a file.
 */
final class SectionForm {
  static final String CALLBACK = "postmortem_section";

  /** The first input, for whoever sends it in a test. */
  static final String FIRST = "words-0-text";

  private static final int INPUT = 2_900;
  private static final int MOST = 8;

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

  /** A text in pieces: how each is joined to the one before, and what is in it. */
  private record Piece(String joint, String words) {}

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
    pieces(part.words()).stream()
        .filter(piece -> !piece.words().isBlank())
        .limit(MOST)
        .forEach(piece -> above.add(Blocks.section(Mrkdwn.escape(piece.words()))));
    return view(channel, sheet.incident(), section, part.version(), typed, above);
  }

  private static Optional<View> view(
      String channel,
      Incident incident,
      Section section,
      int version,
      String words,
      List<LayoutBlock> above) {
    List<Piece> pieces = pieces(words);
    if (pieces.size() > MOST || pieces.stream().anyMatch(one -> one.words().length() > INPUT)) {
      return Optional.empty();
    }
    List<LayoutBlock> blocks = new ArrayList<>(above);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      blocks.add(
          Forms.input(
              "words-%d-%s".formatted(i, piece.joint()),
              i == 0 ? section.question() : "Part %d of %d".formatted(i + 1, pieces.size()),
              i == pieces.size() - 1
                  ? "Markdown. Left empty, it is as drafted again"
                  : "It goes on below",
              true,
              Forms.text(piece.words(), "In your words", 3_000, true)));
    }
    return Optional.of(
        Forms.modal(
            CALLBACK,
            Mrkdwn.truncate(section.title(), 24),
            "Save",
            new Kept(channel, incident.id(), new Opened(section, version).word()).json(),
            blocks));
  }

  /** What was typed, its parts joined as they were cut. */
  static String typed(Submission form) {
    var byPlace = new TreeMap<Integer, Piece>();
    for (String block : form.blocks()) {
      String[] parts = block.split("-", -1);
      if (parts.length == 3 && parts[0].equals("words") && parts[1].matches("\\d{1,2}")) {
        @Nullable String value = form.value(block);
        byPlace.put(Integer.parseInt(parts[1]), new Piece(parts[2], value == null ? "" : value));
      }
    }
    var out = new StringBuilder();
    byPlace.forEach((place, piece) -> {
      if (!out.isEmpty() && !piece.words().isEmpty()) {
        out.append(piece.joint().equals("line") ? "\n" : "\n\n");
      }
      out.append(piece.words());
    });
    return out.toString();
  }

  private static List<Piece> pieces(String words) {
    List<Piece> pieces = new ArrayList<>();
    String joint = "text";
    String rest = words;
    while (rest.length() > INPUT) {
      int paragraph = rest.lastIndexOf("\n\n", INPUT);
      int line = rest.lastIndexOf('\n', INPUT);
      int cut = paragraph > 0 ? paragraph : line;
      if (cut <= 0) {
        break; // one line that no input holds
      }
      pieces.add(new Piece(joint, rest.substring(0, cut)));
      joint = paragraph > 0 ? "para" : "line";
      rest = rest.substring(cut + (paragraph > 0 ? 2 : 1));
    }
    pieces.add(new Piece(joint, rest));
    return pieces;
  }
}
