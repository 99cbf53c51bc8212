package launchbot.bot.slack;

/**
 * A message shortcut used on a message.
 *
 * @param text the message's, as Slack escaped it
 * @param ts which message of the visit's channel
 */
public record Pick(Visit visit, String text, String ts) {}
