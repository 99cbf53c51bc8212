package launchbot.bot.checklist;

import launchbot.bot.slack.Garbled;

/** Which item is meant. */
sealed interface ItemKey {

  /** The one of that number in the launch of the visitor's channel. */
  record Nth(long number) implements ItemKey {}

  /** The one that a button or a form of ours is about, wherever it is pressed. */
  record Id(long id) implements ItemKey {}

  /**
   * @throws Garbled when no button of ours brings that
   */
  static Id of(String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new Garbled("no number");
    }
    return new Id(Long.parseLong(value));
  }
}
