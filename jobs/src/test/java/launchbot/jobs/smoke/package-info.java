/** Steps, their secrets, and the speed of routes. */
@NullMarked
package launchbot.jobs.smoke;

import org.jspecify.annotations.NullMarked;
