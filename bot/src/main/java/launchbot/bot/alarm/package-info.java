/** Alarms as people meet them: their message, its buttons, routes, who is on call. */
@NullMarked
package launchbot.bot.alarm;

import org.jspecify.annotations.NullMarked;
