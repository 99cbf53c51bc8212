package launchbot.bot.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.incident.Event;
import org.jspecify.annotations.Nullable;

/** Answers which incident a message is about, of several. */
final class MarkButtons implements Buttons {
  static final String PREFIX = "incident_mark_";

  private static final Pattern VALUE =
      Pattern.compile(
          "(\\d{1,18})/([CGD][A-Z0-9]{2,30})/(\\d{1,11}\\.\\d{6})/([UW][A-Z0-9]{2,30})?");

  private final Marks marks;

  MarkButtons(Marks marks) {
    this.marks = marks;
  }

  static String value(long incident, Event.Message message, @Nullable String author) {
    return "%d/%s/%s/%s"
        .formatted(incident, message.channel(), message.ts(), author == null ? "" : author);
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Matcher kept = VALUE.matcher(press.value());
    if (!kept.matches()) {
      throw new Garbled("no mark");
    }
    var message = new Event.Message(kept.group(2), kept.group(3));
    var outcome =
        marks.mark(
            press.visit(),
            Long.parseLong(kept.group(1)),
            new Marks.Marked(message, kept.group(4), "", null));
    return outcome instanceof Marks.Refused(String why)
        ? new Reply.Refusal(why)
        : new Reply.Replace(Card.of(MarkView.said(outcome)));
  }
}
