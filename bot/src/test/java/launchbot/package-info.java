/** What holds for the whole house. */
@NullMarked
package launchbot;

import org.jspecify.annotations.NullMarked;
