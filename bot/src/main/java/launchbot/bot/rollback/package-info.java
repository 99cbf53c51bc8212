/** A rollback as people approve, follow and end it. */
@NullMarked
package launchbot.bot.rollback;

import org.jspecify.annotations.NullMarked;
