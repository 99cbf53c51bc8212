/**
 * How quickly incidents were noticed, answered, told and ended: what is reckoned from their rows
 * and from nothing else. Records, pure rules and rows. Calls incidents, notices, probes and the
 * ledger.
 */
@NullMarked
package launchbot.figures;

import org.jspecify.annotations.NullMarked;
