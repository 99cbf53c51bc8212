package launchbot.jobs.scan;

/**
 * A part of a text that a rule is held against, so that a keyword in a file of a megabyte does not
 * cost a walk over all of it.
 *
 * @param from the first character
 * @param to after the last one
 */
record Window(int from, int to) {
  private static final int BEFORE = 600;
  private static final int AFTER = 1_400;
  private static final int LONG_BEFORE = 1_024;
  private static final int LONG_AFTER = 12_288;

  static Window all(String text) {
    return new Window(0, text.length());
  }

  /** From the line before a keyword to the second one after it. */
  static Window around(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int from = text.lastIndexOf('\n', line - 2) + 1;
    int to = at - 1;
    for (int lines = 0; lines < 3; lines++) {
      int end = text.indexOf('\n', to + 1);
      to = end < 0 ? text.length() : end;
    }
    return within(text, Math.max(from, at - BEFORE), Math.min(to, at + AFTER));
  }

  /** The same for what may reach over many lines. */
  static Window wide(String text, int at) {
    return within(text, Math.max(0, at - LONG_BEFORE), Math.min(text.length(), at + LONG_AFTER));
  }

  /** Does not end within a word, unless that is longer than any secret. */
  private static Window within(String text, int from, int to) {
    int start = from;
    while (start > 0 && from - start < LONG_AFTER && word(text.charAt(start - 1))) {
      start--;
    }
    int end = to;
    while (end < text.length() && end - to < LONG_AFTER && word(text.charAt(end))) {
      end++;
    }
    return new Window(start, end);
  }

  boolean meets(Window other) {
    return other.from <= to && from <= other.to;
  }

  Window with(Window other) {
    return new Window(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** Whether a word goes on beyond the beginning or the end of what was looked at. */
  boolean cuts(String text, int start, int end) {
    return (start == from && from > 0 && word(text.charAt(from - 1)))
        || (end == to && to < text.length() && word(text.charAt(to)));
  }

  private static boolean word(char letter) {
    return Character.isLetterOrDigit(letter) || "_-+/=.".indexOf(letter) >= 0;
  }
}
