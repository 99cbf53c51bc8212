/** All that probes can look at, put together: the one room that knows every check. */
@NullMarked
package launchbot.jobs.checks;

import org.jspecify.annotations.NullMarked;
