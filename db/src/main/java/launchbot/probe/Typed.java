package launchbot.probe;

/** Texts within an expectation: how they are written, and how what came is shown. */
final class Typed {
  private static final int SHOWN = 80;

  private Typed() {}

  /** In quotation marks, those inside of it escaped. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A word as it is, anything else in quotation marks. */
  static String bare(String text) {
    boolean word = !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"');
    return word ? text : quoted(text);
  }

  /** What somebody else's server said, on one line and short. */
  static String shown(String text) {
    String line = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    var shown = new StringBuilder();
    line.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return "“" + shown.toString().strip() + "”";
  }
}
