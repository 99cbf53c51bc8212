/**
 * Mails to those who read the public page by mail: what they say, and how a notice gets to
 * thousands of them. Calls the page, the notices and the ledger.
 */
@NullMarked
package launchbot.jobs.subscriber;

import org.jspecify.annotations.NullMarked;
