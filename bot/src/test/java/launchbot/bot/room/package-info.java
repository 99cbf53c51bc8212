@NullMarked
package launchbot.bot.room;

import org.jspecify.annotations.NullMarked;
