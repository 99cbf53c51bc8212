package launchbot.bot.status;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;

/** The buttons of a status. Each names its launch, wherever the message stands. */
final class StatusButtons implements Buttons {
  private static final String PREFIX = "status_";

  private final StatusDesk desk;
  private final HistoryDesk history;

  StatusButtons(StatusDesk desk, HistoryDesk history) {
    this.desk = desk;
    this.history = history;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Visit visit = press.visit();
    String value = press.value();
    return switch (press.action().substring(PREFIX.length()).split(":", 2)[0]) {
      case "show" -> desk.show(visit, Kept.id(value));
      case "post" -> desk.post(visit, Kept.id(value));
      case "pin" -> desk.pin(visit, Kept.id(value));
      case "json" -> desk.json(visit, Kept.id(value));
      case "reasons" -> desk.reasons(visit, Kept.before(value), Kept.after(value));
      case "history" -> history.page(visit, Kept.before(value), Kept.pageOr0(value));
      default -> throw new Garbled("no button of ours");
    };
  }
}
