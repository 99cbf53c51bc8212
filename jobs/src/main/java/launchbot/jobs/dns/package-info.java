/** Asking DNS: answers as they were given, with what went wrong. */
@NullMarked
package launchbot.jobs.dns;

import org.jspecify.annotations.NullMarked;
