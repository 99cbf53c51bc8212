/**
 * {@code /launch decisions}: what was decided, by whom, on which figure; and the same as a file.
 */
@NullMarked
package launchbot.bot.decision;

import org.jspecify.annotations.NullMarked;
