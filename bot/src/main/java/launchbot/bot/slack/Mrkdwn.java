package launchbot.bot.slack;

import java.text.BreakIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Pieces of Slack's message markup. Everything that a user typed passes through {@link #plain}. */
public final class Mrkdwn {

  private static final Pattern ID = Pattern.compile("[A-Z0-9]+");
  private static final DateTimeFormatter DAY = format("EEE d MMM");
  private static final DateTimeFormatter DAY_AND_YEAR = format("EEE d MMM uuuu");
  private static final DateTimeFormatter TIME = format("HH:mm zzz");
  private static final DateTimeFormatter MOMENT = format("EEE d MMM uuuu, HH:mm zzz");

  /** What Slack would not show as one: an entity, a mention, a link. */
  private static final Pattern WHOLE = Pattern.compile("&(?:amp|lt|gt);|<[^<>]*+>");

  private Mrkdwn() {}

  /** The three characters that Slack gives a meaning to; formatting still works in the result. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Someone's words as one line of plain text: see {@link PlainText}. */
  public static String plain(String text) {
    return PlainText.of(text);
  }

  /**
   * At most {@code max} characters as Java counts them, which is never less than Slack does. What
   * is cut ends with {@code …}, after a whole character as a reader sees it, entity, mention or
   * link.
   */
  public static String truncate(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    if (max < 1) {
      return "";
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.isBoundary(max - 1) ? max - 1 : characters.preceding(max - 1);
    var whole = WHOLE.matcher(text);
    while (whole.find() && whole.start() < end) {
      end = whole.end() > end ? whole.start() : end;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  public static String user(String id) {
    return "<@" + checked(id) + ">";
  }

  public static String channel(String id) {
    return "<#" + checked(id) + ">";
  }

  /** A moment in each reader's own zone; in the given one where Slack cannot tell, as in e-mail. */
  public static String date(Instant at, ZoneId fallbackZone) {
    return "<!date^%d^{date_short_pretty} {time}|%s>"
        .formatted(at.getEpochSecond(), MOMENT.format(at.atZone(fallbackZone)));
  }

  /** The same without its day, for a line below one that says the day. */
  public static String time(Instant at, ZoneId fallbackZone) {
    return "<!date^%d^{time}|%s>"
        .formatted(at.getEpochSecond(), TIME.format(at.atZone(fallbackZone)));
  }

  /** Only its day. */
  public static String dayOf(Instant at, ZoneId fallbackZone) {
    return "<!date^%d^{date_short_pretty}|%s>"
        .formatted(at.getEpochSecond(), DAY_AND_YEAR.format(at.atZone(fallbackZone)));
  }

  /** {@code Fri 4 Dec}, with the year unless it is the reference's. */
  public static String day(LocalDate day, LocalDate reference) {
    return (day.getYear() == reference.getYear() ? DAY : DAY_AND_YEAR).format(day);
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id of Slack's");
    }
    return id;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
