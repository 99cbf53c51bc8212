package launchbot.bot.slack;

/** An entry in the menu of every message. */
public interface Shortcut {

  String callbackId();

  Reply choose(Pick pick);
}
