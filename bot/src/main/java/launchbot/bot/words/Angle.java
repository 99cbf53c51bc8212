package launchbot.bot.words;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Slack writes between {@code <} and {@code >}: a mention, a channel, a link. A command to
 * Slack's clients ({@code <!channel>}, a date, a user group) is only its text, so that repeating
 * someone's words never pings anyone.
 *
 * @param end the index after {@code >}
 * @param word null where it is text
 * @param plain what a person would read there
 */
record Angle(int end, @Nullable Word word, String plain) {

  private static final Pattern PERSON = Pattern.compile("@[UW][A-Z0-9]+");
  private static final Pattern CHANNEL = Pattern.compile("#[CDG][A-Z0-9]+");
  private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

  /** The one that begins at {@code from}; null when that {@code <} is only a character. */
  static @Nullable Angle at(String source, int from) {
    for (int i = from + 1; i < source.length(); i++) {
      switch (source.charAt(i)) {
        case '>' -> {
          return of(source.substring(from + 1, i), i + 1);
        }
        case '<', '\n' -> {
          return null;
        }
        default -> {}
      }
    }
    return null;
  }

  /** The text as a person would read it: angles as words, entities as characters. */
  static String plain(String source) {
    var out = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); ) {
      Angle angle = source.charAt(i) == '<' ? at(source, i) : null;
      if (angle != null) {
        out.append(angle.plain);
        i = angle.end;
      } else {
        int next = source.indexOf('<', i + 1);
        next = next < 0 ? source.length() : next;
        out.append(unescape(source.substring(i, next)));
        i = next;
      }
    }
    return out.toString();
  }

  private static @Nullable Angle of(String body, int end) {
    int bar = body.indexOf('|');
    String ref = unescape(bar < 0 ? body : body.substring(0, bar));
    String label = bar < 0 ? "" : unescape(body.substring(bar + 1)).strip();
    if (PERSON.matcher(ref).matches()) {
      var person = new Word.Person(ref.substring(1), unlessEmpty(label));
      return new Angle(end, person, label.isEmpty() ? person.id() : "@" + label);
    }
    if (CHANNEL.matcher(ref).matches()) {
      var channel = new Word.Channel(ref.substring(1), unlessEmpty(label));
      return new Angle(end, channel, label.isEmpty() ? channel.id() : "#" + label);
    }
    if (ref.startsWith("!")) {
      return new Angle(end, null, order(ref.substring(1), label));
    }
    if (URL.matcher(ref).matches()) {
      return new Angle(end, new Word.Link(ref, unlessEmpty(label)), link(ref, label));
    }
    return null;
  }

  private static String order(String ref, String label) {
    return switch (ref) {
      case "channel", "here", "everyone", "group" -> "@" + ref;
      default -> label.isEmpty() ? "!" + ref : label;
    };
  }

  /** A label that is not the address stands beside it: "your bank" may lead anywhere. */
  private static String link(String url, String label) {
    String typed = url.replaceFirst("(?i)^(?:mailto:|tel:)", "");
    boolean same = label.isEmpty() || typed.equals(label) || typed.endsWith("://" + label);
    return !same ? label + " (" + typed + ")" : label.isEmpty() ? typed : label;
  }

  private static String unescape(String text) {
    // The ampersand comes last: "&amp;lt;" is what Slack makes of a typed "&lt;".
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static @Nullable String unlessEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
