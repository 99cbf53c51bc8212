package launchbot.bot.nudge;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.nudge.Snooze;

/** The buttons under reminders. */
final class NudgeButtons implements Buttons {
  private static final String PREFIX = "nudge_";
  static final String SNOOZE = PREFIX + "snooze";
  static final String STOP = PREFIX + "stop";
  static final String YES = PREFIX + "yes";
  static final String STANDUP = PREFIX + "standup";

  /** The menu of a line behind {@code /launch snooze}; its value says what to do first. */
  static final String HELD = PREFIX + "held";

  static final String NO_LAUNCH =
      "There is no such launch any more. `/launch` shows what there is.";

  private final HoldDesk holds;
  private final StandupDesk standups;

  NudgeButtons(HoldDesk holds, StandupDesk standups) {
    this.holds = holds;
    this.standups = standups;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    String action = press.action();
    int colon = action.indexOf(':');
    String name = colon < 0 ? action : action.substring(0, colon);
    String detail = colon < 0 ? "" : action.substring(colon + 1);
    return switch (name) {
      case STANDUP -> standups.pressed(press.visit(), press.value());
      case SNOOZE -> act(press, "snooze " + detail, press.value());
      case STOP -> act(press, "stop", press.value());
      case YES -> act(press, "yes", press.value());
      case HELD -> {
        int bar = press.value().indexOf('|');
        if (bar < 0) {
          throw new Garbled("no reminder");
        }
        yield act(press, press.value().substring(0, bar), press.value().substring(bar + 1));
      }
      default -> throw new Garbled("no button of a reminder");
    };
  }

  private Reply act(Press press, String what, String value) {
    HoldKey key = HoldKey.parse(value);
    if (what.startsWith("snooze ")) {
      Snooze snooze =
          Snooze.parse(what.substring("snooze ".length()))
              .orElseThrow(() -> new Garbled("no length of a snooze"));
      return holds.snooze(press.visit(), key, snooze);
    }
    return switch (what) {
      case "stop" -> holds.stop(press.visit(), key);
      case "resume" -> holds.resume(press.visit(), key);
      case "yes" -> holds.answered(press.visit(), key);
      default -> throw new Garbled("nothing to do with a reminder");
    };
  }
}
