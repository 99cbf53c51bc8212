@NullMarked
package launchbot.bot.alarm;

import org.jspecify.annotations.NullMarked;
