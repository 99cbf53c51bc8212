/** Tests of the search for secrets. */
@NullMarked
package launchbot.jobs.scan;

import org.jspecify.annotations.NullMarked;
