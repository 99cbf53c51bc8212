@NullMarked
package launchbot.bot.page;

import org.jspecify.annotations.NullMarked;
