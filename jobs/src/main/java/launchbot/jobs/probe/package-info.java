/** Looking: a check for each kind of probe, and who runs them when they are due. */
@NullMarked
package launchbot.jobs.probe;

import org.jspecify.annotations.NullMarked;
