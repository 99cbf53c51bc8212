@NullMarked
package launchbot.bot.rollback;

import org.jspecify.annotations.NullMarked;
