@NullMarked
package launchbot.bot.freeze;

import org.jspecify.annotations.NullMarked;
