@NullMarked
package launchbot.bot.opening;

import org.jspecify.annotations.NullMarked;
