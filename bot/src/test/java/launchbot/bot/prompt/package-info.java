@NullMarked
package launchbot.bot.prompt;

import org.jspecify.annotations.NullMarked;
