package launchbot.bot.board;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What our messages say, as HTML. It reads the mrkdwn that we write ourselves: bold, italics, code,
 * people, channels, dates, links. All else stays text.
 */
final class Spoken {
  private static final Pattern PERSON = Pattern.compile("<@([A-Z0-9]+)>");

  /** An entity of Slack's, code, bold or italics at the edge of a word. */
  private static final Pattern PIECE =
      Pattern.compile(
          "<@(?<person>[A-Z0-9]+)>|<#(?<channel>[A-Z0-9]+)(?:\\|[^>]*)?>"
              + "|<!date\\^(?<at>-?\\d{1,12})\\^[^|>]*\\|(?<date>[^>]*)>"
              + "|<(?<url>https?://[^|>\\s]+)(?:\\|(?<label>[^>]*))?>|`(?<code>[^`]+)`|(?<![\\w*])\\*(?<bold>(?!"
              + " )[^*\\n]+(?<! ))\\*(?![\\w*])|(?<![\\w_])_(?<italic>(?! )[^_\\n]+(?<!"
              + " ))_(?![\\w_])");

  private Spoken() {}

  /** The ids of the people it names. */
  static Set<String> people(String mrkdwn) {
    Set<String> ids = new HashSet<>();
    Matcher found = PERSON.matcher(mrkdwn);
    while (found.find()) {
      ids.add(found.group(1));
    }
    return ids;
  }

  /**
   * @param names of people by their ids; whoever is not in it is somebody
   */
  static String html(String mrkdwn, Map<String, String> names) {
    StringBuilder out = new StringBuilder();
    Matcher piece = PIECE.matcher(mrkdwn);
    int from = 0;
    while (piece.find()) {
      out.append(escaped(mrkdwn.substring(from, piece.start())));
      out.append(of(piece, names));
      from = piece.end();
    }
    return out.append(escaped(mrkdwn.substring(from))).toString();
  }

  private static String of(Matcher piece, Map<String, String> names) {
    String person = piece.group("person");
    if (person != null) {
      return "<b>" + text(names.getOrDefault(person, "somebody")) + "</b>";
    }
    if (piece.group("channel") != null) {
      return "the channel";
    }
    if (piece.group("at") != null) {
      return "<time datetime=\"%s\">%s</time>"
          .formatted(
              Instant.ofEpochSecond(Long.parseLong(piece.group("at"))),
              escaped(piece.group("date")));
    }
    String url = piece.group("url");
    if (url != null) {
      String label = piece.group("label");
      return "<a rel=\"noreferrer noopener\" href=\"%s\">%s</a>"
          .formatted(escaped(url), escaped(label == null ? url : label));
    }
    if (piece.group("code") != null) {
      return "<code>" + escaped(piece.group("code")) + "</code>";
    }
    return piece.group("bold") != null
        ? "<b>" + html(piece.group("bold"), names) + "</b>"
        : "<i>" + html(piece.group("italic"), names) + "</i>";
  }

  /** Of text in which Slack's three characters are escaped already, and only they. */
  private static String escaped(String mrkdwn) {
    return text(mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
