/**
 * Incidents where people meet them: the command, the head message, and the one desk behind every
 * way in.
 */
@NullMarked
package launchbot.bot.incident;

import org.jspecify.annotations.NullMarked;
