/** {@code /probe}: what is watched, how it stands, and changing it. */
@NullMarked
package launchbot.bot.probe;

import org.jspecify.annotations.NullMarked;
