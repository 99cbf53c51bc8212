/** The sprint in Slack, typed and pressed. */
@NullMarked
package launchbot.bot.sprint;

import org.jspecify.annotations.NullMarked;
