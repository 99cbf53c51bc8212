/**
 * Secrets that were found in repositories: where they stand, and what the team says to it. The
 * search itself is the work of {@code launchbot.jobs.scan}.
 */
@NullMarked
package launchbot.scan;

import org.jspecify.annotations.NullMarked;
