/**
 * The sprint in Slack: starting, moving and ending it, its days, its plans, who does what. Calls
 * the Slack edge, the launch's words and the sprint's rules and stores.
 */
@NullMarked
package launchbot.bot.sprint;

import org.jspecify.annotations.NullMarked;
