/**
 * What happens when something dies, hangs or is missing: the process, the database, Slack. Real
 * processes where a kill is meant, everything on loopback, and nothing is left running.
 */
@NullMarked
package launchbot.bot.process;

import org.jspecify.annotations.NullMarked;
