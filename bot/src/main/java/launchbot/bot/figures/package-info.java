/** How quickly incidents were noticed, answered, told and ended. */
@NullMarked
package launchbot.bot.figures;

import org.jspecify.annotations.NullMarked;
