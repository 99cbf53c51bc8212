/** Tests of what is looked at without changing anything. */
@NullMarked
package launchbot.bot.check;

import org.jspecify.annotations.NullMarked;
