package launchbot.bot.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A text in a form. What is too long for one input stands in several, cut between paragraphs, else
 * between lines; what comes back is joined as it was cut.
 */
public final class LongText {
  /** The first input, for whoever sends it in a test. */
  public static final String FIRST = "words-0-text";

  private static final int INPUT = 2_900;
  private static final int MOST = 8;

  private LongText() {}

  /** A text in pieces: how each is joined to the one before, and what is in it. */
  private record Piece(String joint, String words) {}

  /**
   * The inputs; empty where the text is too long for a form.
   *
   * @param label of the first
   * @param hint under the last
   */
  public static Optional<List<LayoutBlock>> inputs(String words, String label, String hint) {
    List<Piece> pieces = pieces(words);
    if (pieces.size() > MOST || pieces.stream().anyMatch(one -> one.words().length() > INPUT)) {
      return Optional.empty();
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      blocks.add(
          Forms.input(
              "words-%d-%s".formatted(i, piece.joint()),
              i == 0 ? label : "Part %d of %d".formatted(i + 1, pieces.size()),
              i == pieces.size() - 1 ? hint : "It goes on below",
              true,
              Forms.text(piece.words(), "In your words", 3_000, true)));
    }
    return Optional.of(blocks);
  }

  /** Some of it to be read, a text each as a section holds it. */
  public static List<LayoutBlock> shown(String words) {
    return pieces(words).stream()
        .filter(piece -> !piece.words().isBlank())
        .limit(MOST)
        .map(piece -> Blocks.section(Mrkdwn.escape(piece.words())))
        .toList();
  }

  /** What was typed, its parts joined as they were cut. */
  public static String typed(Submission form) {
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
