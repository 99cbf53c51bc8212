package launchbot.bot.sprint;

import java.util.Locale;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;

/** What the buttons do that ask back: the rest do what typed words do. */
final class SprintButtons implements Buttons {
  private static final String PREFIX = "sprint_";

  private final Beginning beginning;
  private final Ending ending;

  SprintButtons(Beginning beginning, Ending ending) {
    this.beginning = beginning;
    this.ending = ending;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    String value = press.value();
    return switch (press.action().substring(PREFIX.length()).toLowerCase(Locale.ROOT)) {
      case "with" -> beginning.with(press.visit(), value);
      case "stop_now" -> settled(ending.stopNow(press.visit(), value));
      case "archive_now" -> {
        if (!value.matches("\\d{1,18}")) {
          throw new Garbled("no launch");
        }
        yield settled(ending.archiveNow(press.visit(), Long.parseLong(value)));
      }
      default -> throw new Garbled("no button of ours");
    };
  }

  /** The question gives way to what became of it. */
  private static Reply settled(Reply reply) {
    return reply instanceof Reply.Private(var card) ? new Reply.Replace(card) : reply;
  }
}
