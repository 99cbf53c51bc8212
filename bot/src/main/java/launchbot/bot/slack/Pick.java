package launchbot.bot.slack;

import org.jspecify.annotations.Nullable;

/**
 * A message shortcut used on a message.
 *
 * @param text the message's, as Slack escaped it
 * @param ts which message of the visit's channel
 * @param author who wrote it; null where Slack does not say, as of some bots
 */
public record Pick(Visit visit, String text, String ts, @Nullable String author) {}
