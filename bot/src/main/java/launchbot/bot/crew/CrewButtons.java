package launchbot.bot.crew;

import java.time.Duration;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;

/** What stands under a reminder that an update is due. */
final class CrewButtons implements Buttons {
  private final UpdateDesk desk;

  CrewButtons(UpdateDesk desk) {
    this.desk = desk;
  }

  @Override
  public String prefix() {
    return CrewView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    long id = Numbers.of(press.value());
    return switch (press.action().substring(CrewView.PREFIX.length())) {
      case "send" -> desk.form(press.visit(), id);
      case "snooze_15" -> desk.snooze(press.visit(), id, Duration.ofMinutes(15));
      case "snooze_30" -> desk.snooze(press.visit(), id, Duration.ofMinutes(30));
      case "snooze_60" -> desk.snooze(press.visit(), id, Duration.ofHours(1));
      case "stop" -> desk.stop(press.visit(), id);
      default -> throw new Garbled("no button of an update");
    };
  }
}
