/**
 * The public page: what it shows as one thing, who reads it by mail, what visitors report. Records,
 * pure rules and rows. Calls notices, probes, launches and the ledger.
 */
@NullMarked
package launchbot.page;

import org.jspecify.annotations.NullMarked;
