/** What sites serve, good and bad. */
@NullMarked
package launchbot.jobs.site;

import org.jspecify.annotations.NullMarked;
