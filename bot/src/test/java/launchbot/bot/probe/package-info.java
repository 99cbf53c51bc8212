/** {@code /probe}, as people type it. */
@NullMarked
package launchbot.bot.probe;

import org.jspecify.annotations.NullMarked;
