package launchbot.jobs.fetch;

/** Quotes what strangers send: on one line, short, without what could do anything. */
public final class Quote {
  private static final int LONGEST = 120;

  private Quote() {}

  /** In quotation marks; what cannot be printed is a space, and runs of those are one. */
  public static String of(String text) {
    var quoted = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length() && quoted.length() < LONGEST; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c <= ' ' || c == 0xfffd || !printable(c)) {
        gap = !quoted.isEmpty();
        continue;
      }
      if (gap) {
        quoted.append(' ');
        gap = false;
      }
      quoted.appendCodePoint(c);
    }
    boolean cut = quoted.length() >= LONGEST;
    return "“" + quoted + (cut ? "…" : "") + "”";
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
