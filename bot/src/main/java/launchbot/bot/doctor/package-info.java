/**
 * {@code /launch doctor}: what the bot depends on, looked at while it runs. Shares what it asks of
 * Slack with {@link launchbot.bot.check}; calls no other feature.
 */
@NullMarked
package launchbot.bot.doctor;

import org.jspecify.annotations.NullMarked;
