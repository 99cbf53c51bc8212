package launchbot.jobs.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text with macros in it (RFC 7208 7).
 *
 * @param parts in their order
 */
record MacroString(List<Part> parts) {
  private static final String LETTERS = "slodiphv";
  private static final String EXPLAINING = "crt";
  private static final String DELIMITERS = ".-+,/_=";

  MacroString {
    parts = List.copyOf(parts);
  }

  sealed interface Part {
    /** As written. */
    record Plain(String text) implements Part {}

    /** {@code %%}, {@code %_} or {@code %-}, as it reads. */
    record Escape(String text) implements Part {}

    /**
     * @param letter in lower case
     * @param keep how many parts from the right; 0 for all
     * @param quoted whether it is written for a URL
     */
    record Macro(char letter, int keep, boolean reverse, String delimiters, boolean quoted)
        implements Part {}
  }

  /**
   * A domain, of a mechanism or a modifier: {@code domain-spec}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static MacroString domain(String text) {
    MacroString read = read(text, false, LETTERS);
    boolean ends =
        switch (read.parts.isEmpty() ? null : read.parts.getLast()) {
          case null -> false;
          case Part.Plain(String tail) -> endsWithTopLabel(tail);
          case Part.Escape _, Part.Macro _ -> true;
        };
    if (!ends) {
      throw new IllegalArgumentException("\"%s\" is no domain".formatted(text));
    }
    return read;
  }

  /**
   * What an unknown modifier says.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static MacroString any(String text) {
    return read(text, false, LETTERS + EXPLAINING);
  }

  /**
   * What an {@code exp} record says: spaces and more letters are allowed.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static MacroString explanation(String text) {
    return read(text, true, LETTERS + EXPLAINING);
  }

  /** Whether it says the same for every message. */
  boolean fixed() {
    return parts.stream().noneMatch(Part.Macro.class::isInstance);
  }

  private static boolean endsWithTopLabel(String tail) {
    String whole = tail.endsWith(".") ? tail.substring(0, tail.length() - 1) : tail;
    int dot = whole.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String label = whole.substring(dot + 1);
    return !label.isEmpty()
        && label.chars().allMatch(c -> Ascii.alphanumeric(c) || c == '-')
        && !label.chars().allMatch(Ascii::digit)
        && !label.startsWith("-")
        && !label.endsWith("-");
  }

  private static MacroString read(String text, boolean spaces, String letters) {
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '%') {
        if (c > 126 || c < (spaces ? 32 : 33)) {
          throw new IllegalArgumentException("a character that is not allowed");
        }
        plain.append(c);
        at++;
        continue;
      }
      if (!plain.isEmpty()) {
        parts.add(new Part.Plain(plain.toString()));
        plain.setLength(0);
      }
      char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      int end = at + 2;
      switch (next) {
        case '%' -> parts.add(new Part.Escape("%"));
        case '_' -> parts.add(new Part.Escape(" "));
        case '-' -> parts.add(new Part.Escape("%20"));
        case '{' -> {
          end = text.indexOf('}', at) + 1;
          if (end == 0) {
            throw new IllegalArgumentException("a macro without its end: " + text.substring(at));
          }
          parts.add(macro(text.substring(at + 2, end - 1), letters));
        }
        default ->
            throw new IllegalArgumentException("\"%\" that begins no macro: " + text.substring(at));
      }
      at = end;
    }
    if (!plain.isEmpty()) {
      parts.add(new Part.Plain(plain.toString()));
    }
    return new MacroString(parts);
  }

  private static Part macro(String inside, String letters) {
    char letter = inside.isEmpty() ? 0 : Ascii.lower(inside.charAt(0));
    int at = 1;
    while (at < inside.length() && Ascii.digit(inside.charAt(at))) {
      at++;
    }
    String digits = inside.isEmpty() ? "" : inside.substring(1, at);
    boolean reverse = at < inside.length() && Ascii.lower(inside.charAt(at)) == 'r';
    String delimiters = inside.isEmpty() ? "" : inside.substring(reverse ? at + 1 : at);
    boolean right =
        letter != 0
            && letters.indexOf(letter) >= 0
            && (digits.isEmpty() || !digits.chars().allMatch(c -> c == '0'))
            && delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0);
    if (!right) {
      throw new IllegalArgumentException("\"%%{%s}\" is no macro".formatted(inside));
    }
    // Nothing has more parts than this, however large the number is.
    int keep = digits.isEmpty() ? 0 : digits.length() > 4 ? 9999 : Integer.parseInt(digits);
    return new Part.Macro(letter, keep, reverse, delimiters, Ascii.upper(inside.charAt(0)));
  }

  /**
   * @param values what a letter stands for
   */
  String expand(Function<Character, String> values) {
    var text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          switch (part) {
            case Part.Plain(String plain) -> plain;
            case Part.Escape(String escape) -> escape;
            case Part.Macro macro -> expanded(macro, values.apply(macro.letter()));
          });
    }
    return text.toString();
  }

  private static String expanded(Part.Macro macro, String value) {
    String delimiters = macro.delimiters().isEmpty() ? "." : macro.delimiters();
    var pieces = new ArrayList<String>();
    int from = 0;
    for (int at = 0; at <= value.length(); at++) {
      if (at == value.length() || delimiters.indexOf(value.charAt(at)) >= 0) {
        pieces.add(value.substring(from, at));
        from = at + 1;
      }
    }
    List<String> order = macro.reverse() ? pieces.reversed() : pieces;
    int skipped = macro.keep() == 0 ? 0 : Math.max(0, order.size() - macro.keep());
    String joined = String.join(".", order.subList(skipped, order.size()));
    return macro.quoted() ? quoted(joined) : joined;
  }

  /** With all that is not unreserved in RFC 3986 as its bytes. */
  private static String quoted(String text) {
    var quoted = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      int c = one & 0xff;
      if (Ascii.alphanumeric(c) || "-._~".indexOf(c) >= 0) {
        quoted.append((char) c);
      } else {
        quoted.append("%%%02X".formatted(c));
      }
    }
    return quoted.toString();
  }
}
