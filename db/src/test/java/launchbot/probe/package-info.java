/** What may be watched, and how it is said. */
@NullMarked
package launchbot.probe;

import org.jspecify.annotations.NullMarked;
