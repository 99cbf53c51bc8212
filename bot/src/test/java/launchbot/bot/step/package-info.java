@NullMarked
package launchbot.bot.step;

import org.jspecify.annotations.NullMarked;
