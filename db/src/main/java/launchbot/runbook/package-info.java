/**
 * Runbooks and notes: what to do when something happens, every version of it, found by its words
 * and by what it is about. Rules are pure; stores call the ledger.
 */
@NullMarked
package launchbot.runbook;

import org.jspecify.annotations.NullMarked;
