/**
 * Fetching what people typed: a fresh connection each time, its phases measured, its addresses
 * checked when the socket opens, everything bounded.
 */
@NullMarked
package launchbot.jobs.fetch;

import org.jspecify.annotations.NullMarked;
