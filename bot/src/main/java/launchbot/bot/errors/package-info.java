/** What programs tell of their errors: their way in, and how people see it. */
@NullMarked
package launchbot.bot.errors;

import org.jspecify.annotations.NullMarked;
