package launchbot.bot.freeze;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;

/** What stands under an exception that is asked for. */
final class FreezeButtons implements Buttons {
  private final FreezeDesk desk;

  FreezeButtons(FreezeDesk desk) {
    this.desk = desk;
  }

  @Override
  public String prefix() {
    return FreezeView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    long id = Numbers.of(press.value());
    return switch (press.action().substring(FreezeView.PREFIX.length())) {
      case "approve" -> desk.decideById(press.visit(), id, new FreezeDesk.Decision(true, null));
      case "show" -> desk.show(press.visit(), id);
      case "refuse" -> desk.refusal(press.visit(), id);
      default -> throw new Garbled("no button of the freeze");
    };
  }
}
