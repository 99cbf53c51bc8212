/** The channel of its own that a sev1 gets, and what goes wrong with channels. */
@NullMarked
package launchbot.bot.room;

import org.jspecify.annotations.NullMarked;
