/** Who leads, who speaks, who repairs; and the updates that are due. */
@NullMarked
package launchbot.bot.crew;

import org.jspecify.annotations.NullMarked;
