/** Runbooks and notes. */
@NullMarked
package launchbot.runbook;

import org.jspecify.annotations.NullMarked;
