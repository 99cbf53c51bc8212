package launchbot.bot.incident;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.incident.Sev;

/** What stands under the cards that ask before an incident opens. */
final class OpenButtons implements Buttons {
  private final OpenDesk desk;

  OpenButtons(OpenDesk desk) {
    this.desk = desk;
  }

  @Override
  public String prefix() {
    return OpenView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    if (press.action().equals(OpenView.CANCEL)) {
      return new Reply.Replace(Card.of("Nothing was opened."));
    }
    String[] action = press.action().split(":", 2);
    if (action.length < 2) {
      throw new Garbled("no button of a card");
    }
    return switch (action[0]) {
      case OpenView.SURE ->
          desk.sure(
              press.visit(),
              Wanted.parse(press.value()),
              Sev.parse(action[1]).orElseThrow(() -> new Garbled("no severity")));
      case OpenView.SAME ->
          desk.same(press.visit(), Wanted.parse(press.value()), Numbers.of(action[1]));
      default -> throw new Garbled("no button of a card");
    };
  }
}
