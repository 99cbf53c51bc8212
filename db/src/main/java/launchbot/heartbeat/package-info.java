/** Jobs that have to report in: when they are late, and what they said. */
@NullMarked
package launchbot.heartbeat;

import org.jspecify.annotations.NullMarked;
