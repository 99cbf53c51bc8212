@NullMarked
package launchbot.heartbeat;

import org.jspecify.annotations.NullMarked;
