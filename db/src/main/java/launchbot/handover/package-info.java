/**
 * The document with which a team runs production alone: as it was handed out, and what is another
 * since. Calls the ledger.
 */
@NullMarked
package launchbot.handover;

import org.jspecify.annotations.NullMarked;
