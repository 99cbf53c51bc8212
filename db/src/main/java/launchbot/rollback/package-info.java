/**
 * A rollback that is proposed, approved, carried out step by step and verified, or a drill of it.
 */
@NullMarked
package launchbot.rollback;

import org.jspecify.annotations.NullMarked;
