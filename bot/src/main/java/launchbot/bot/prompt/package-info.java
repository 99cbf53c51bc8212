/**
 * The known breaks that a sprint begins with, and what a team says to them. Calls the sprint's
 * rules and triage, where an entry comes of one.
 */
@NullMarked
package launchbot.bot.prompt;

import org.jspecify.annotations.NullMarked;
