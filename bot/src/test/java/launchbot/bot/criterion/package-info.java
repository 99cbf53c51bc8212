@NullMarked
package launchbot.bot.criterion;

import org.jspecify.annotations.NullMarked;
