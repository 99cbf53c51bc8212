/** {@code GET /board}: how a launch stands, live, in a browser. */
@NullMarked
package launchbot.bot.board;

import org.jspecify.annotations.NullMarked;
