package launchbot.bot.opening;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;

/** The alarm's button that opens an incident, and what stands in a thread because of alarms. */
final class OpeningButtons implements Buttons {
  private final OpeningDesk desk;

  OpeningButtons(OpeningDesk desk) {
    this.desk = desk;
  }

  @Override
  public String prefix() {
    return OpeningView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    long id = Numbers.of(press.value());
    String action = press.action().substring(OpeningView.PREFIX.length());
    return switch (action.replaceFirst(":.*", "")) {
      case "open" -> desk.open(press.visit(), id);
      case "split" -> desk.split(press.visit(), id);
      case "reopen" -> desk.reopen(press.visit(), id);
      case "anew" -> desk.anew(press.visit(), id);
      case "monitor" -> desk.monitor(press.visit(), id);
      case "resolve" -> desk.resolve(press.visit(), id);
      case "not_yet" -> desk.notYet(press.visit(), id);
      default -> throw new Garbled("no button of an incident's alarms");
    };
  }
}
