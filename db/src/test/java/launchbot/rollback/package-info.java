/** Tests of rollbacks. */
@NullMarked
package launchbot.rollback;

import org.jspecify.annotations.NullMarked;
