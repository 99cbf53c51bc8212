/** How alarms open incidents, join them and propose their end. */
@NullMarked
package launchbot.bot.opening;

import org.jspecify.annotations.NullMarked;
