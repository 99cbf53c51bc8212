/** {@code /launch runbook}, over HTTP. */
@NullMarked
package launchbot.bot.runbook;

import org.jspecify.annotations.NullMarked;
