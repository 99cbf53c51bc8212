/** {@code /launch decisions}. */
@NullMarked
package launchbot.bot.decision;

import org.jspecify.annotations.NullMarked;
