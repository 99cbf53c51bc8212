/** Jobs that report in: their way in, and how people see them. */
@NullMarked
package launchbot.bot.heartbeat;

import org.jspecify.annotations.NullMarked;
