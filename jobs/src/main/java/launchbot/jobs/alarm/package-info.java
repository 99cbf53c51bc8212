/**
 * Alarms over time: what turns of probes make of them, who is told when, what waits for its moment,
 * and the posters that carry it to mail, telephones and webhooks.
 */
@NullMarked
package launchbot.jobs.alarm;

import org.jspecify.annotations.NullMarked;
