package launchbot.bot.alarm;

import java.time.Duration;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;

/** What stands under an alarm. */
final class AlarmButtons implements Buttons {
  private final AlarmDesk desk;

  AlarmButtons(AlarmDesk desk) {
    this.desk = desk;
  }

  @Override
  public String prefix() {
    return OutageView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    long id = Numbers.of(press.value());
    return switch (press.action().substring(OutageView.PREFIX.length())) {
      case "take" -> desk.take(press.visit(), id);
      case "snooze_30" -> desk.snooze(press.visit(), id, Duration.ofMinutes(30));
      case "snooze_120" -> desk.snooze(press.visit(), id, Duration.ofHours(2));
      case "maintain" -> desk.maintain(press.visit(), id);
      case "triage" -> desk.toTriage(press.visit(), id);
      default -> throw new Garbled("no button of an alarm");
    };
  }
}
