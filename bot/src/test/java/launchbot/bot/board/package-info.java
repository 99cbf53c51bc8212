@NullMarked
package launchbot.bot.board;

import org.jspecify.annotations.NullMarked;
