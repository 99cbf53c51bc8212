@NullMarked
package launchbot.bot.settings;

import org.jspecify.annotations.NullMarked;
