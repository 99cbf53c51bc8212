package launchbot.bot.slack;

/** The buttons, menus and pickers of a feature's messages. */
public interface Buttons {

  /** What their action ids begin with: {@code triage_}. */
  String prefix();

  Reply press(Press press);
}
