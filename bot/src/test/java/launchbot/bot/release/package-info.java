@NullMarked
package launchbot.bot.release;

import org.jspecify.annotations.NullMarked;
