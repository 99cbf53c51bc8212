/** Incidents as people open them, move them and read them. */
@NullMarked
package launchbot.bot.incident;

import org.jspecify.annotations.NullMarked;
