/** Rollback plans as text, rows and rules. */
@NullMarked
package launchbot.rollbackplan;

import org.jspecify.annotations.NullMarked;
