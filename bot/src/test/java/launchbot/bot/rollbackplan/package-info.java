/** The rollback plan as people write and read it. */
@NullMarked
package launchbot.bot.rollbackplan;

import org.jspecify.annotations.NullMarked;
