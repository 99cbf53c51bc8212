package launchbot.bot.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.Visible;

/**
 * Someone's words inside our markup, looking as they were typed. Slack has no escape for
 * formatting, so what would format is disarmed where it stands, and nothing else is touched:
 *
 * <ul>
 *   <li>{@code & < >} become entities: no mention, no link, no order to the client comes through
 *   <li>{@code * _ ~} get a zero-width space behind them where they could begin formatting, which
 *       is before a visible character and not within a word; {@code 2 * 3} and {@code snake_case}
 *       stay
 *   <li>a backtick becomes {@code ˋ}: code begins anywhere, whatever stands beside the backtick
 *   <li>{@code @channel}, {@code @here}, {@code @everyone} get a zero-width space behind the
 *       {@code @}; a {@code >} at the beginning, where it would quote, gets one before it
 *   <li>new lines and tabs become spaces, so that a list item stays one line
 *   <li>web addresses keep their characters, or they would no longer lead anywhere; emoji names
 *       stay
 * </ul>
 *
 * {@link Visible} takes the zero-width space out again when the text is pasted back to us. Put the
 * result beside our own {@code *bold*}, not inside it.
 */
final class PlainText {

  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final Pattern URL = Pattern.compile("(?i)\\bhttps?://[^\\s<>|\"`]++");
  private static final Pattern EVERYONE = Pattern.compile("(?i)@(?=channel|here|everyone)");

  private PlainText() {}

  static String of(String text) {
    String line = Visible.only(text).replaceAll("\\s++", " ").strip();
    var out = new StringBuilder(line.length() + 16);
    if (line.startsWith(">")) {
      out.append(ZERO_WIDTH_SPACE);
    }
    Matcher url = URL.matcher(line);
    int at = 0;
    while (url.find()) {
      disarm(line, at, url.start(), out);
      out.append(url.group());
      at = url.end();
    }
    disarm(line, at, line.length(), out);
    String apart = EVERYONE.matcher(out).replaceAll("@" + ZERO_WIDTH_SPACE);
    return Mrkdwn.escape(apart);
  }

  private static void disarm(String line, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      out.append(c == '`' ? 'ˋ' : c);
      if ((c == '*' || c == '_' || c == '~') && opens(line, i)) {
        out.append(ZERO_WIDTH_SPACE);
      }
    }
  }

  private static boolean opens(String line, int at) {
    boolean inWord = at > 0 && Character.isLetterOrDigit(line.codePointBefore(at));
    return !inWord && at + 1 < line.length() && line.charAt(at + 1) != ' ';
  }
}
