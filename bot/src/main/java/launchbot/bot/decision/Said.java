package launchbot.bot.decision;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import launchbot.bot.slack.Mrkdwn;

/** The words of the log: plain text, and people as {@code <@U1>}. */
final class Said {
  private static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]{1,20})>");
  private static final Pattern ESCAPED = Pattern.compile("&lt;@([UW][A-Z0-9]{1,20})&gt;");

  private Said() {}

  static Stream<String> people(String words) {
    return PERSON.matcher(words).results().map(one -> one.group(1));
  }

  /** Somebody is shown by name; whatever else looks like markup is text. */
  static String mrkdwn(String words) {
    return ESCAPED.matcher(Mrkdwn.plain(words)).replaceAll("<@$1>");
  }

  static String named(String words, UnaryOperator<String> names) {
    return PERSON
        .matcher(words)
        .replaceAll(one -> Matcher.quoteReplacement("@" + names.apply(one.group(1))));
  }
}
