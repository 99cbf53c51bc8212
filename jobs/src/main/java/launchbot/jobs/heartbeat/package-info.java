/** Hearing jobs report in, and noticing those that do not. */
@NullMarked
package launchbot.jobs.heartbeat;

import org.jspecify.annotations.NullMarked;
