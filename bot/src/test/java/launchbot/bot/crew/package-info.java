@NullMarked
package launchbot.bot.crew;

import org.jspecify.annotations.NullMarked;
