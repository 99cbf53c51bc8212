@NullMarked
package launchbot.bot.path;

import org.jspecify.annotations.NullMarked;
