/** {@code /launch runbook}. */
@NullMarked
package launchbot.bot.runbook;

import org.jspecify.annotations.NullMarked;
