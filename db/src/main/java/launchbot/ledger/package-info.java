/**
 * The spine: who acted, what changed, and the only way to write it down. Everything that Launchbot
 * remembers goes through {@code Ledger}; rules answer with {@code Verdict}s and know nothing of it.
 */
@NullMarked
package launchbot.ledger;

import org.jspecify.annotations.NullMarked;
