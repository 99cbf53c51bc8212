/**
 * Triage: what is broken, how bad it is for a real user, and what becomes of it. The rules here are
 * pure; they may call {@code launchbot.people} for permissions and {@code launchbot.ledger} for
 * verdicts. Only the store in this room writes SQL.
 */
@NullMarked
package launchbot.triage;

import org.jspecify.annotations.NullMarked;
