@NullMarked
package launchbot.bot.nudge;

import org.jspecify.annotations.NullMarked;
