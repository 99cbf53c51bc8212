/** {@code /launch settings}: how a team keeps time. Calls the launch's rules and the Slack edge. */
@NullMarked
package launchbot.bot.settings;

import org.jspecify.annotations.NullMarked;
