package launchbot.jobs.probe;

import java.util.Locale;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Quote;

/** What a page says, for whoever only has a line to read it in. */
final class Excerpt {
  /** An error page says what it is at its beginning. */
  private static final int READ = 8_192;

  private Excerpt() {}

  /** Its title, or else how it begins, in quotation marks; empty for an empty page. */
  static String of(Fetched.Answered answered) {
    String text = answered.text();
    String page = text.substring(0, Math.min(READ, text.length()));
    String title = between(page, "<title", "</title");
    String words = plain(title.isEmpty() ? withoutScripts(page) : title);
    String quoted = Quote.of(words);
    return quoted.length() <= 2 ? "" : quoted;
  }

  private static String between(String page, String start, String end) {
    String lower = page.toLowerCase(Locale.ROOT);
    int from = lower.indexOf(start);
    int open = from < 0 ? -1 : lower.indexOf('>', from);
    int to = open < 0 ? -1 : lower.indexOf(end, open);
    return to < 0 || lower.length() != page.length() ? "" : page.substring(open + 1, to);
  }

  private static String withoutScripts(String page) {
    String body = between(page, "<body", "</body");
    return body.isEmpty() ? page : body;
  }

  private static String plain(String html) {
    var plain = new StringBuilder();
    boolean tag = false;
    for (int i = 0; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '<') {
        tag = true;
        plain.append(' ');
      } else if (c == '>' && tag) {
        tag = false;
      } else if (!tag) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
