/**
 * What waits for its time, once: rows with the time when they are due, written or called off in the
 * transaction that makes them true. Firing them is the work of {@code launchbot.jobs.timer}. Calls
 * the ledger.
 */
@NullMarked
package launchbot.timer;

import org.jspecify.annotations.NullMarked;
