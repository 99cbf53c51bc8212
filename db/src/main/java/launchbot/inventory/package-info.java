/**
 * What a team must know of its own: variables by name and never by value, accounts and who holds
 * them, whom to call. Rules are pure; stores call the ledger.
 */
@NullMarked
package launchbot.inventory;

import org.jspecify.annotations.NullMarked;
