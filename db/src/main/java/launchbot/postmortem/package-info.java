/**
 * What is learnt from an incident: drafted from what is known, written by people, published, and
 * what is done about it. Records, pure rules and rows. Calls incidents, notices, launches, timers,
 * triage and the ledger.
 */
@NullMarked
package launchbot.postmortem;

import org.jspecify.annotations.NullMarked;
