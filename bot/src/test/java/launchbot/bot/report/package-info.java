/** What visitors report, from the form to triage. */
@NullMarked
package launchbot.bot.report;

import org.jspecify.annotations.NullMarked;
