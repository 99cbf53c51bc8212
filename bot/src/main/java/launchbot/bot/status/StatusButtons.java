package launchbot.bot.status;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
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
      case "show" -> desk.show(visit, Numbers.of(value));
      case "post" -> desk.post(visit, Numbers.of(value));
      case "pin" -> desk.pin(visit, Numbers.of(value));
      case "json" -> desk.json(visit, Numbers.of(value));
      case "reasons" -> desk.reasons(visit, Paged.launch(value), Paged.page(value));
      case "history" -> history.page(visit, Paged.launch(value), Paged.pageOr0(value));
      default -> throw new Garbled("no button of ours");
    };
  }
}
