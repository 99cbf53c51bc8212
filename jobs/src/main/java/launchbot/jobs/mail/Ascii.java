package launchbot.jobs.mail;

/** Characters as the grammars of mail know them: nothing beyond ASCII is a letter or a digit. */
final class Ascii {
  private Ascii() {}

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean upper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean alpha(int c) {
    return upper(c) || (c >= 'a' && c <= 'z');
  }

  static boolean alphanumeric(int c) {
    return alpha(c) || digit(c);
  }

  static char lower(char c) {
    return upper(c) ? (char) (c + 32) : c;
  }

  /** With the letters of ASCII in lower case, and nothing else changed. */
  static String lower(String text) {
    var lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append(lower(text.charAt(i)));
    }
    return lower.toString();
  }
}
