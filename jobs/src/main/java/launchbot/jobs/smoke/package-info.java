/**
 * Ordered requests that do what a user does, and short measurements of routes. Secrets go into
 * requests only: whatever leaves this package has passed {@code Redaction}.
 */
@NullMarked
package launchbot.jobs.smoke;

import org.jspecify.annotations.NullMarked;
