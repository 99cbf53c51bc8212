/** What programs tell of their errors and their traffic, counted, and when it is too much. */
@NullMarked
package launchbot.errors;

import org.jspecify.annotations.NullMarked;
