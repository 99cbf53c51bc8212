@NullMarked
package launchbot.bot.hook;

import org.jspecify.annotations.NullMarked;
