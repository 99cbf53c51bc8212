/**
 * What customers are told: templates for each moment, who writes and who approves, where it went.
 * Records, pure rules and rows. Calls incidents, launches, timers and the ledger.
 */
@NullMarked
package launchbot.notice;

import org.jspecify.annotations.NullMarked;
