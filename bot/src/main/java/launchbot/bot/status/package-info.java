/**
 * Where a launch stands and whether it may go: {@code /launch status}, the go or no-go, App Home,
 * what happened. Puts together what all features say through {@link launchbot.bot.launch.Feature};
 * knows none of them but triage, whose counts it shows.
 */
@NullMarked
package launchbot.bot.status;

import org.jspecify.annotations.NullMarked;
