/** {@code /launch env}, accounts and who holds them, emergency contacts. */
@NullMarked
package launchbot.bot.inventory;

import org.jspecify.annotations.NullMarked;
