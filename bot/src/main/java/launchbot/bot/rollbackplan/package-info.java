/** {@code /rollback plan}: writing, reading and comparing it. */
@NullMarked
package launchbot.bot.rollbackplan;

import org.jspecify.annotations.NullMarked;
