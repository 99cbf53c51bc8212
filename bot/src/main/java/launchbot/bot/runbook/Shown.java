package launchbot.bot.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.slack.Mrkdwn;

/**
 * Markdown as Slack shows it, a line each: headings bold, lists with their dots, links as links.
 * Nothing in it calls anybody: what is Slack's own markup in the text comes out as it was typed.
 */
final class Shown {
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
  private static final Pattern BULLET = Pattern.compile("(\\s*)[-*+]\\s+(.*)");
  private static final Pattern BOX = Pattern.compile("(\\s*)[-*+]\\s+\\[([ xX])]\\s+(.*)");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");

  /** What stands by itself in a line: code, a link, an address, bold. */
  private static final Pattern SPAN =
      Pattern.compile(
          "`([^`]+)`|\\[([^\\[\\]]+)]\\((https?://[^\\s()<>]+)\\)|(https?://[^\\s<>|]+)|\\*\\*([^*]+)\\*\\*");

  private Shown() {}

  static List<String> lines(String markdown) {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : markdown.split("\n", -1)) {
      if (FENCE.matcher(line).matches()) {
        code = !code;
      } else if (code) {
        lines.add(line.isBlank() ? "" : "    `" + code(line.stripTrailing()) + "`");
      } else {
        lines.add(line(line));
      }
    }
    return lines;
  }

  private static String line(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      String words = Mrkdwn.plain(heading.group(1).replaceAll("[*_~]", ""));
      return words.isEmpty() ? "" : "*" + words + "*";
    }
    Matcher box = BOX.matcher(line);
    if (box.matches()) {
      return "%s%s %s"
          .formatted(box.group(1), box.group(2).isBlank() ? "☐" : "☑", spans(box.group(3)));
    }
    Matcher bullet = BULLET.matcher(line);
    return bullet.matches()
        ? "%s• %s".formatted(bullet.group(1), spans(bullet.group(2)))
        : indent(line) + spans(line.strip());
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length()).replace("\t", "    ");
  }

  private static String spans(String text) {
    var out = new StringBuilder();
    Matcher span = SPAN.matcher(text);
    int at = 0;
    while (span.find()) {
      out.append(plain(text.substring(at, span.start())));
      if (span.group(1) != null) {
        out.append('`').append(code(span.group(1))).append('`');
      } else if (span.group(2) != null) {
        out.append(
            "<%s|%s>"
                .formatted(
                    Mrkdwn.escape(span.group(3)).replace("|", "%7C"),
                    Mrkdwn.plain(span.group(2)).replace("|", "¦")));
      } else if (span.group(4) != null) {
        out.append(Mrkdwn.escape(span.group(4)));
      } else {
        out.append('*').append(Mrkdwn.plain(span.group(5).replaceAll("[_~]", " "))).append('*');
      }
      at = span.end();
    }
    return out.append(plain(text.substring(at))).toString();
  }

  /** Escaped, with the blanks at its ends that stand between it and what is beside it. */
  private static String plain(String text) {
    if (text.isBlank()) {
      return text.isEmpty() ? "" : " ";
    }
    return (text.startsWith(" ") ? " " : "") + Mrkdwn.plain(text) + (text.endsWith(" ") ? " " : "");
  }

  private static String code(String text) {
    return Mrkdwn.escape(text.replace("`", "ˋ"));
  }
}
