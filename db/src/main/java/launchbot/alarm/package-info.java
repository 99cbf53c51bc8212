/**
 * Alarms: what becomes of probes that turn, who is told by which way, who is on call. Records, pure
 * rules and rows; carrying the messages and waiting for their time is the work of {@code
 * launchbot.jobs.alarm}. Calls probes, launches and the ledger.
 */
@NullMarked
package launchbot.alarm;

import org.jspecify.annotations.NullMarked;
