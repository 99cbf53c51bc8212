package launchbot.bot.words;

/**
 * Text without what nobody sees: control characters, bidirectional overrides, zero-width
 * characters. Letters of every script, their marks and emoji stay as they are; the joiners that
 * Persian words and family emoji are made of stay between two visible characters. Every kind of
 * space becomes an ordinary one, every kind of new line {@code \n}, half a surrogate pair the
 * replacement character.
 */
public final class Visible {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Visible() {}

  public static String only(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0, next; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      if (isNewLine(c)) {
        // The first half of CR LF leaves the new line to the second.
        if (c != '\r' || next == text.length() || text.charAt(next) != '\n') {
          out.append('\n');
        }
      } else if (c == '\t') {
        out.append('\t');
      } else if (isSpace(c)) {
        out.append(' ');
      } else if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
        if (endsVisibly(out) && startsVisibly(text, next)) {
          out.appendCodePoint(c);
        }
      } else if (Character.getType(c) == Character.SURROGATE) {
        out.append('\uFFFD');
      } else if (!isInvisible(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isNewLine(int c) {
    return switch (c) {
      case '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static boolean isSpace(int c) {
    // Two letters that draw nothing are used to pass empty text off as text.
    return Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x3164 || c == 0x2800;
  }

  private static boolean isInvisible(int c) {
    return Character.isISOControl(c)
        || c == 0x00AD // soft hyphen
        || c == 0x061C // Arabic letter mark
        || c == 0x180E // Mongolian vowel separator
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF // byte order mark
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || c == 0xE0001;
  }

  private static boolean endsVisibly(CharSequence text) {
    return !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static boolean startsVisibly(String text, int at) {
    if (at == text.length()) {
      return false;
    }
    int c = text.codePointAt(at);
    return !isNewLine(c) && c != '\t' && !isSpace(c) && !isInvisible(c);
  }
}
