/** Taking what programs tell of their errors, and judging it minute by minute. */
@NullMarked
package launchbot.jobs.errors;

import org.jspecify.annotations.NullMarked;
