package launchbot.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some of a text, with what was found in it. */
public final class Passage {
  /** No text of ours holds these two. */
  private static final char FROM = '\u0002';

  private static final char TO = '\u0003';

  /** How {@code ts_headline} is to mark what it found. */
  static final String OPTIONS =
      "StartSel=%s, StopSel=%s, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter=\" … \""
          .formatted(FROM, TO);

  private static final int BEFORE = 40;
  private static final int LONGEST = 160;

  private Passage() {}

  /**
   * A piece of a passage.
   *
   * @param hit whether it is what was looked for
   */
  public record Piece(String text, boolean hit) {}

  /** What {@code ts_headline} made. */
  static List<Piece> of(String marked) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < marked.length()) {
      int from = marked.indexOf(FROM, at);
      int to = from < 0 ? -1 : marked.indexOf(TO, from);
      if (to < 0) {
        pieces.add(new Piece(marked.substring(at), false));
        break;
      }
      if (from > at) {
        pieces.add(new Piece(marked.substring(at, from), false));
      }
      pieces.add(new Piece(marked.substring(from + 1, to), true));
      at = to + 1;
    }
    return pieces;
  }

  /** The same for parts of words: some of the text around the first of them that it has. */
  static List<Piece> around(String text, List<String> parts) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String part : parts) {
      int found = lower.indexOf(part.toLowerCase(Locale.ROOT));
      int end = found + part.length();
      // Some letters are longer in lower case; then nothing is marked rather than the wrong ones.
      if (found >= 0 && lower.length() == text.length()) {
        int from = boundary(text, Math.max(0, found - BEFORE));
        int to = boundary(text, Math.min(text.length(), end + LONGEST));
        return List.of(
            new Piece((from > 0 ? "… " : "") + text.substring(from, found), false),
            new Piece(text.substring(found, end), true),
            new Piece(text.substring(end, to) + (to < text.length() ? " …" : ""), false));
      }
    }
    int to = boundary(text, Math.min(text.length(), LONGEST));
    return List.of(new Piece(text.substring(0, to) + (to < text.length() ? " …" : ""), false));
  }

  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
