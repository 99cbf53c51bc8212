/** Measured criteria as people see them. */
@NullMarked
package launchbot.bot.criterion;

import org.jspecify.annotations.NullMarked;
