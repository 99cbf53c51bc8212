@NullMarked
package launchbot.bot.figures;

import org.jspecify.annotations.NullMarked;
