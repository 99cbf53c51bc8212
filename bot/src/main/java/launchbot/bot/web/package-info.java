/** The process's own web pages: health, metrics, the way in. Features mount theirs beside them. */
@NullMarked
package launchbot.bot.web;

import org.jspecify.annotations.NullMarked;
