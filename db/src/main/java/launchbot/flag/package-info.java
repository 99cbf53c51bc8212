/**
 * Kill switches: features that people turn off while they are broken, who may, for how long, and
 * what is served of them to programs. Calls the ledger, launches, people, timers, the decision log.
 */
@NullMarked
package launchbot.flag;

import org.jspecify.annotations.NullMarked;
