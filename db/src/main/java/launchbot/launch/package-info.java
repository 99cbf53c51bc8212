/** Launches: the weeks that a channel is about. Calls the spine, people and the generated SQL. */
@NullMarked
package launchbot.launch;

import org.jspecify.annotations.NullMarked;
