/**
 * Channels of their own for the worst incidents, and threads that had to leave theirs. Records,
 * pure rules and rows. Calls incidents, the outbox and the ledger.
 */
@NullMarked
package launchbot.room;

import org.jspecify.annotations.NullMarked;
