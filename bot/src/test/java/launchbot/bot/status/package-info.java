@NullMarked
package launchbot.bot.status;

import org.jspecify.annotations.NullMarked;
