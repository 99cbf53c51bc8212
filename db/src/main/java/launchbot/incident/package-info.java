/**
 * Incidents: their lifecycle, who leads, what happened when. Records, pure rules and rows. Calls
 * alarms, probes, launches, people, timers and the ledger.
 */
@NullMarked
package launchbot.incident;

import org.jspecify.annotations.NullMarked;
