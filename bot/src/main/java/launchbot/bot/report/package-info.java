/** What visitors of the public page report, until somebody takes it up. */
@NullMarked
package launchbot.bot.report;

import org.jspecify.annotations.NullMarked;
