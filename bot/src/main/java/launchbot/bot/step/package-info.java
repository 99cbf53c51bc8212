/** The steps of a rollback under way, and drills. */
@NullMarked
package launchbot.bot.step;

import org.jspecify.annotations.NullMarked;
