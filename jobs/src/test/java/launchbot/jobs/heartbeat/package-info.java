@NullMarked
package launchbot.jobs.heartbeat;

import org.jspecify.annotations.NullMarked;
