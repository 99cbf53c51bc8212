/** Tests of Slack's side of the house. */
@NullMarked
package launchbot.bot.slack;

import org.jspecify.annotations.NullMarked;
