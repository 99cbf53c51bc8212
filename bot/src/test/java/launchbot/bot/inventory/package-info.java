/** {@code /launch env}, over HTTP. */
@NullMarked
package launchbot.bot.inventory;

import org.jspecify.annotations.NullMarked;
