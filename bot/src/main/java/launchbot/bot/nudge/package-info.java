/**
 * What the bot says of its own accord: mornings, lists, reminders, stand-ups, and how people
 * silence them. Calls launches, triage and the Slack edge; other features only as {@code Feature}s.
 */
@NullMarked
package launchbot.bot.nudge;

import org.jspecify.annotations.NullMarked;
