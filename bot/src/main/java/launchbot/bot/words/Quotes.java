package launchbot.bot.words;

/**
 * Which quotation marks of a text belong together. A pair stays within one line; a mark that finds
 * no partner, an inch sign or an apostrophe is an ordinary character.
 */
final class Quotes {

  private static final String OPENING = "\"“”„«»";
  private static final String[] CLOSING = {"\"", "”", "”", "“”", "»", "«"};

  private final String source;

  /** For each opening mark, how far is known to hold none that closes it: keeps the time linear. */
  private final int[] barren = new int[OPENING.length()];

  Quotes(String source) {
    this.source = source;
  }

  /** The index of the mark that closes the one at {@code at}; -1 when nothing is opened there. */
  int close(int at) {
    char mark = source.charAt(at);
    if (mark == '‘') {
      return mayOpen(at) ? closeSingle(at) : -1;
    }
    int kind = OPENING.indexOf(mark);
    if (kind < 0 || at < barren[kind] || !mayOpen(at)) {
      return -1;
    }
    int i = at + 1;
    while (i < source.length() && source.charAt(i) != '\n') {
      Angle angle = source.charAt(i) == '<' ? Angle.at(source, i) : null;
      if (angle != null) {
        i = angle.end();
        continue;
      }
      if (CLOSING[kind].indexOf(source.charAt(i)) >= 0 && mayClose(i, at)) {
        return i;
      }
      i++;
    }
    barren[kind] = i;
    return -1;
  }

  /**
   * Clear only when one closing mark could be meant: in ‘the users’ carts are lost’ two could, and
   * ‘90s or ‘til is a phone's idea of an apostrophe.
   */
  private int closeSingle(int at) {
    if (!Character.isLetter(source.codePointAt(at + 1)) || elides(at + 1)) {
      return -1;
    }
    int found = -1;
    for (int i = at + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\n' || c == '‘') {
        break;
      }
      if (c == '’' && mayClose(i, at)) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  private boolean elides(int at) {
    for (String word : new String[] {"til", "till", "tis", "twas", "em", "cause", "cos", "n"}) {
      int end = at + word.length();
      if (source.regionMatches(true, at, word, 0, word.length())
          && (end == source.length() || !isWordy(source.codePointAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayOpen(int at) {
    if (at + 1 == source.length() || (at > 0 && isWordy(source.codePointBefore(at)))) {
      return false;
    }
    return "«»".indexOf(source.charAt(at)) >= 0 || !Character.isWhitespace(source.charAt(at + 1));
  }

  private boolean mayClose(int at, int opened) {
    boolean apart = at + 1 == source.length() || !isWordy(source.codePointAt(at + 1));
    boolean touching =
        at == opened + 1
            || "«»".indexOf(source.charAt(at)) >= 0
            || !Character.isWhitespace(source.charAt(at - 1));
    return apart && touching;
  }

  private static boolean isWordy(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
