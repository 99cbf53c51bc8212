/** Fires what waits for its time, whichever feature it is of. Calls the ledger and the timers. */
@NullMarked
package launchbot.jobs.timer;

import org.jspecify.annotations.NullMarked;
