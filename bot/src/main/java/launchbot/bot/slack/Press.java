package launchbot.bot.slack;

/**
 * A button pressed or a choice made in a message.
 *
 * @param action the action id
 * @param value the button's value, or what was chosen: an option's value, a user id, an ISO date
 * @param ephemeral whether only this person sees the message
 */
public record Press(Visit visit, String action, String value, boolean ephemeral) {}
