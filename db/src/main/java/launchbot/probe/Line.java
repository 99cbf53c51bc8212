package launchbot.probe;

import java.util.Optional;
import java.util.function.IntPredicate;

/** What was typed, read from left to right. */
final class Line {
  /** Keyboards of phones write the others. */
  private static final String QUOTES = "\"“”„«»";

  private final String text;
  private int at;

  Line(String text) {
    this.text = text;
  }

  boolean done() {
    return at == text.length();
  }

  /** All that is left. */
  String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    return rest;
  }

  /** Takes that, if it stands next. */
  boolean takes(String what) {
    if (!text.startsWith(what, at)) {
      return false;
    }
    at += what.length();
    return true;
  }

  /** The next word, up to a blank; empty at the end. */
  String word() {
    blanks();
    String word = run(c -> !Character.isWhitespace(c));
    blanks();
    return word;
  }

  void blanks() {
    run(Character::isWhitespace);
  }

  /** As many of those characters as stand next. */
  String run(IntPredicate of) {
    int from = at;
    while (at < text.length() && of.test(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return text.substring(from, at);
  }

  boolean quoteNext() {
    return at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  /** What stands in quotation marks next, a backslash before those within; empty without an end. */
  Optional<String> quoted() {
    boolean straight = text.charAt(at) == '"';
    var inside = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        inside.append(text.charAt(++at));
      } else if (straight ? c == '"' : QUOTES.indexOf(c) >= 0) {
        at++;
        return Optional.of(inside.toString());
      } else {
        inside.append(c);
      }
    }
    return Optional.empty();
  }

  /** A text in quotation marks or, without any, all that is left; empty for nothing. */
  Optional<String> text() {
    blanks();
    Optional<String> text = quoteNext() ? quoted() : Optional.of(rest());
    blanks();
    return text.filter(some -> !some.isEmpty() && done());
  }
}
