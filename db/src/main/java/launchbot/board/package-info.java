/**
 * Who may look at a launch's board in a browser: links that open once, and the sessions that they
 * open. Calls the ledger.
 */
@NullMarked
package launchbot.board;

import org.jspecify.annotations.NullMarked;
