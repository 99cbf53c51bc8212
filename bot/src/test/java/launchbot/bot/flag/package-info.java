@NullMarked
package launchbot.bot.flag;

import org.jspecify.annotations.NullMarked;
