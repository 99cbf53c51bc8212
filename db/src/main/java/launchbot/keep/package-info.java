/**
 * Keeping what Launchbot knows: backups, restoring them, moving to a newer PostgreSQL, changing the
 * key. All of it works as the database's owner, over all workspaces, beside the ledger. Calls the
 * database's room and {@code launchbot.seal}.
 */
@NullMarked
package launchbot.keep;

import org.jspecify.annotations.NullMarked;
