/**
 * Measures the criteria of rollbacks again and again, and tells whoever listens once when one comes
 * true or is over. Calls the ledger, criteria, releases and alarms.
 */
@NullMarked
package launchbot.jobs.criterion;

import org.jspecify.annotations.NullMarked;
