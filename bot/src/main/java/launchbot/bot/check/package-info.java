/**
 * {@code --check}: looks at every setting, secret and scope and says what to do, changing nothing.
 * Calls the edges that a start would open, and is called by main alone.
 */
@NullMarked
package launchbot.bot.check;

import org.jspecify.annotations.NullMarked;
