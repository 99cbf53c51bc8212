package launchbot.bot.slack;

/** An entry in the menu of every message. */
public interface Shortcut {

  Declaration declaration();

  Reply choose(Pick pick);

  /** What Slack is told about it, in the manifest. */
  record Declaration(String callbackId, String title) {}
}
