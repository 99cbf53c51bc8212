package launchbot.bot.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One pass over a cleaned text, left to right, that finds its words in linear time. */
final class Reading {

  private final String source;
  private final Quotes quotes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Reading(String source) {
    this.source = source;
    this.quotes = new Quotes(source);
  }

  List<Token> tokens() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '|' || c == '\n') {
        take(new Word.Break(), at + 1);
      } else if (isGap(at)) {
        at++;
      } else {
        word(c);
      }
    }
    return tokens;
  }

  private void word(char c) {
    Angle angle = c == '<' ? Angle.at(source, at) : null;
    Word word = angle == null ? null : angle.word();
    if (angle != null && word != null) {
      take(word, angle.end());
      return;
    }
    int close = quotes.close(at);
    if (close >= 0) {
      take(new Word.Quoted(Angle.plain(source.substring(at + 1, close)).strip()), close + 1);
      return;
    }
    boolean marked =
        (at == 0 || isGap(at - 1))
            && switch (c) {
              case '!' -> bang();
              case '#' -> hash();
              case '-', '–', '—' -> flag();
              default -> false;
            };
    if (!marked) {
      text();
    }
  }

  private boolean bang() {
    int end = name(at + 1);
    if (end == at + 1) {
      return false;
    }
    take(new Word.Bang(source.substring(at + 1, end).toLowerCase(Locale.ROOT)), end);
    return true;
  }

  private boolean hash() {
    int end = at + 1;
    while (end < source.length() && isTagPart(source.codePointAt(end), end == at + 1)) {
      end += Character.charCount(source.codePointAt(end));
    }
    if (end == at + 1) {
      return false;
    }
    String name = source.substring(at + 1, end);
    // 18 digits always fit into a long.
    boolean number = name.length() <= 18 && name.chars().allMatch(d -> d >= '0' && d <= '9');
    take(number ? new Word.Ref(Long.parseLong(name)) : new Word.Tag(name), end);
    return true;
  }

  private boolean flag() {
    int start = source.startsWith("--", at) ? at + 2 : source.charAt(at) == '-' ? -1 : at + 1;
    int end = start < 0 ? start : name(start);
    if (end == start) {
      return false;
    }
    String name = source.substring(start, end).toLowerCase(Locale.ROOT);
    String value = null;
    if (end < source.length() && source.charAt(end) == '=') {
      int close = end + 1 < source.length() ? quotes.close(end + 1) : -1;
      int from = close < 0 ? end + 1 : end + 2;
      int to = close < 0 ? untilGap(from) : close;
      value = Angle.plain(source.substring(from, to));
      end = close < 0 ? to : close + 1;
    }
    take(new Word.Flag(name, value), end);
    return true;
  }

  /** Everything up to a gap or to a word that needs none before it. */
  private void text() {
    int end = at;
    do {
      Angle angle = source.charAt(end) == '<' ? Angle.at(source, end) : null;
      if (angle != null && angle.word() != null) {
        break;
      }
      end = angle != null ? angle.end() : end + 1;
    } while (end < source.length() && !isGap(end) && quotes.close(end) < 0);
    take(new Word.Text(Angle.plain(source.substring(at, end))), end);
  }

  private void take(Word word, int end) {
    tokens.add(new Token(word, at, end, Angle.plain(source.substring(at, end))));
    at = end;
  }

  /** The end of a name that begins with a letter; {@code from} when there is none. */
  private int name(int from) {
    int i = from;
    while (i < source.length()) {
      int c = source.codePointAt(i);
      if (!Character.isLetter(c) && (i == from || (c != '-' && !Character.isDigit(c)))) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private int untilGap(int from) {
    int i = from;
    while (i < source.length() && !isGap(i)) {
      Angle angle = source.charAt(i) == '<' ? Angle.at(source, i) : null;
      i = angle != null ? angle.end() : i + 1;
    }
    return i;
  }

  private static boolean isTagPart(int c, boolean first) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return !first && (mark || c == '-' || c == '_' || c == 0x200C);
  }

  private boolean isGap(int index) {
    char c = source.charAt(index);
    return c == ' ' || c == '\t' || c == '\n' || c == '|';
  }
}
